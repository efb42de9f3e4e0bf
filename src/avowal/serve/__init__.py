"""The record in the browser: pages that need no network and read without JavaScript."""
