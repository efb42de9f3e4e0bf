"""Incidents with their accounts as other systems exchange them: STIX, FollowTheMoney, ClaimReview, data packages."""
