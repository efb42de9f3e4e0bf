-- A record of schema version 1, as Avowal made it: two reports of one incident, judged by a person to be two.
-- Kept to test that records from then are brought up to date; never changed.
CREATE TABLE incidents ( -- projection: the groups that follow from judgements, with their line of the list
    id VARCHAR NOT NULL, -- made from the mention that sorts first
    title TEXT NOT NULL, -- one careful line
    type VARCHAR, -- sort of violence that most reports give
    date VARCHAR, -- as most reports give it, ISO
    first_day VARCHAR, -- earliest day that the date allows
    last_day VARCHAR, -- latest day that the date allows
    place TEXT, -- as most reports give it
    country VARCHAR, -- ISO code
    geonames_id INTEGER, -- id in GeoNames
    latitude FLOAT, -- degrees north
    longitude FLOAT, -- degrees east
    admin1 TEXT, -- first-order division
    admin2 TEXT, -- second-order division
    precision INTEGER, -- UCDP where_prec
    responsible TEXT NOT NULL, -- JSON list of names that voices give, most named first
    place_words TEXT NOT NULL, -- folded place names to filter by
    actor_words TEXT NOT NULL, -- folded names of those named responsible, to filter by
    killed INTEGER, -- policy acled-min
    injured INTEGER, -- policy min
    n_reports INTEGER NOT NULL, -- reports with a mention of it
    n_accounts INTEGER NOT NULL, -- accounts of it
    n_voices INTEGER NOT NULL, -- distinct named voices
    n_incidents INTEGER NOT NULL, -- above 1 for a series told as one
    background BOOLEAN NOT NULL, -- known only from background mentions
    PRIMARY KEY (id)
);
CREATE TABLE log ( -- append-only: every change, each entry bound to the one before
    sequence INTEGER NOT NULL, -- order of changes; time may jump, this does not
    at VARCHAR NOT NULL, -- UTC, by this machine's clock
    author VARCHAR NOT NULL, -- program and version, or a user
    action VARCHAR NOT NULL, -- add-report, judge, withdraw, rebuild, upgrade
    item VARCHAR NOT NULL, -- id of what was changed
    payload TEXT NOT NULL, -- JSON: what is needed to check or repeat it
    previous_hash VARCHAR NOT NULL, -- hash of the entry before
    hash VARCHAR NOT NULL, -- SHA-256 over everything above
    PRIMARY KEY (sequence)
);
CREATE TABLE reports ( -- one published text each
    id VARCHAR NOT NULL, -- hash of outlet, address, title and text
    text TEXT NOT NULL, -- fixed at intake; offsets count its code points
    text_sha256 VARCHAR NOT NULL, -- SHA-256 of the text in UTF-8
    title TEXT, -- headline, where it stands apart from the text
    outlet TEXT, -- host it was fetched from, or what the user said
    outlet_claimed TEXT, -- what the page says of itself
    author TEXT, -- by-line
    published VARCHAR, -- ISO day, month or year
    published_at VARCHAR, -- moment of publication, where a time was given
    published_basis VARCHAR, -- where the publication date came from
    language VARCHAR, -- ISO 639-1 code
    address TEXT, -- canonical address
    source_kind VARCHAR, -- file, address, stdin, row or text
    source_location TEXT, -- path, address or row; a label only
    source_sha256 VARCHAR, -- SHA-256 of the raw bytes
    source_retrieved VARCHAR, -- when it was taken in, UTC
    signature BLOB, -- what copies are found by
    PRIMARY KEY (id)
);
CREATE TABLE settings ( -- what the file says of itself
    name VARCHAR NOT NULL, -- schema_version, made_by
    value VARCHAR NOT NULL, -- its value
    PRIMARY KEY (name)
);
CREATE TABLE copies ( -- pairs of reports of which one copies the other
    left_id VARCHAR NOT NULL, -- of the pair, the id that sorts first
    right_id VARCHAR NOT NULL, -- the other report
    kind VARCHAR NOT NULL, -- how left relates to right: exact, near, contains, contained
    score FLOAT NOT NULL, -- 0 to 1
    PRIMARY KEY (left_id, right_id),
    FOREIGN KEY(left_id) REFERENCES reports (id),
    FOREIGN KEY(right_id) REFERENCES reports (id)
);
CREATE TABLE copy_bands ( -- keys to find copies by
    band VARCHAR NOT NULL, -- key that copies share
    report_id VARCHAR NOT NULL, -- the report
    PRIMARY KEY (band, report_id),
    FOREIGN KEY(report_id) REFERENCES reports (id)
)
 WITHOUT ROWID;
CREATE TABLE mentions ( -- one incident as one report tells it
    id VARCHAR NOT NULL, -- made from the report and its spans
    report_id VARCHAR NOT NULL, -- the report
    position INTEGER NOT NULL, -- order in the reading
    role VARCHAR NOT NULL, -- main or background
    type VARCHAR, -- sort of violence
    spans TEXT NOT NULL, -- JSON list of [start, end]
    n_incidents INTEGER NOT NULL, -- above 1 for a series told as one
    PRIMARY KEY (id),
    FOREIGN KEY(report_id) REFERENCES reports (id)
);
CREATE TABLE problems ( -- what could not be read, placed or resolved
    number INTEGER NOT NULL, -- order of arrival
    report_id VARCHAR, -- the report; null when it was refused
    stage VARCHAR NOT NULL, -- step that met it
    reason VARCHAR NOT NULL, -- slug to count by
    message TEXT NOT NULL, -- one sentence
    span_start INTEGER, -- where in the text
    span_end INTEGER, -- where it ends
    PRIMARY KEY (number),
    FOREIGN KEY(report_id) REFERENCES reports (id)
);
CREATE TABLE readings ( -- which extractor read which report
    report_id VARCHAR NOT NULL, -- the report
    extractor VARCHAR NOT NULL, -- name and version
    PRIMARY KEY (report_id),
    FOREIGN KEY(report_id) REFERENCES reports (id)
);
CREATE TABLE accounts ( -- one voice's version of one fact
    id VARCHAR NOT NULL, -- made from what it says
    report_id VARCHAR NOT NULL, -- the report
    mention_id VARCHAR NOT NULL, -- the incident as the report tells it
    position INTEGER NOT NULL, -- order in the mention
    fact VARCHAR NOT NULL, -- what it is about
    value_kind VARCHAR, -- quantity, date, place or name; null: the words could not be read
    low INTEGER, -- fewest people the words allow
    high INTEGER, -- most people the words allow
    qualifier VARCHAR, -- how the words bound the figure
    counted VARCHAR, -- whom the figure counts when not all victims
    value TEXT, -- ISO date, place or name
    aliases TEXT, -- JSON list of other names in the report
    actor_id VARCHAR, -- id in the actor table
    country VARCHAR, -- ISO code, as the report treats the territory
    geonames_id INTEGER, -- id in GeoNames
    latitude FLOAT, -- degrees north, WGS 84
    longitude FLOAT, -- degrees east, WGS 84
    admin1 TEXT, -- first-order division
    admin2 TEXT, -- second-order division
    precision INTEGER, -- UCDP where_prec, 1 to 7
    words TEXT NOT NULL, -- the report's own words for the value
    voice TEXT NOT NULL, -- who says it
    voice_kind VARCHAR NOT NULL, -- sort of voice
    voice_role TEXT, -- office or description
    via TEXT NOT NULL, -- JSON list, nearest the voice first
    stance VARCHAR NOT NULL, -- how the voice holds it
    status VARCHAR NOT NULL, -- what the report later says of it
    evidence_start INTEGER NOT NULL, -- first code point of the words
    evidence_end INTEGER NOT NULL, -- one after the last code point
    score FLOAT, -- how sure the extractor is, 0 to 1
    PRIMARY KEY (id),
    FOREIGN KEY(report_id) REFERENCES reports (id),
    FOREIGN KEY(mention_id) REFERENCES mentions (id)
);
CREATE TABLE blocks ( -- keys to find mentions worth comparing by
    block VARCHAR NOT NULL, -- time with country, place, actor or name
    mention_id VARCHAR NOT NULL, -- the mention
    PRIMARY KEY (block, mention_id),
    FOREIGN KEY(mention_id) REFERENCES mentions (id)
)
 WITHOUT ROWID;
CREATE TABLE incident_mentions ( -- projection: which mentions make an incident
    mention_id VARCHAR NOT NULL, -- each mention is in one incident
    incident_id VARCHAR NOT NULL, -- the incident
    earlier_id VARCHAR NOT NULL, -- the id that an incident has in which this mention is first
    PRIMARY KEY (mention_id),
    FOREIGN KEY(mention_id) REFERENCES mentions (id)
);
CREATE TABLE judgements ( -- what was decided of two mentions
    id VARCHAR NOT NULL, -- made from the pair, the author and how often they judged it before
    left_id VARCHAR NOT NULL, -- of the pair, the mention that sorts first
    right_id VARCHAR NOT NULL, -- the other mention
    verdict VARCHAR NOT NULL, -- same, different or unsure
    author VARCHAR NOT NULL, -- linker and version, or a user
    score FLOAT, -- probability that they are the same
    reasons TEXT NOT NULL, -- JSON list of [feature, score, sentence]
    made_at VARCHAR NOT NULL, -- UTC
    withdrawn_at VARCHAR, -- UTC; judgements are never deleted
    PRIMARY KEY (id),
    FOREIGN KEY(left_id) REFERENCES mentions (id),
    FOREIGN KEY(right_id) REFERENCES mentions (id)
);
CREATE VIRTUAL TABLE report_search USING fts5(title, text, content='reports', content_rowid='rowid', tokenize='unicode61 remove_diacritics 2');
INSERT INTO incidents VALUES ('i-c90cdcc24baf040d', 'Bombing in Kerman, Iran, 3 January 2024', 'bombing', '2024-01-03', '2024-01-03', '2024-01-03', 'Kerman', 'IR', 128234, 30.2839, 57.0834, 'Kerman', NULL, 1, '["Islamic State"]', '|iran|kerman|', '|islamic state|', 84, NULL, 1, 4, 1, 1, 0);
INSERT INTO incidents VALUES ('i-4c175458170192e1', 'Bombing in Kerman, Iran, 3 January 2024', 'bombing', '2024-01-03', '2024-01-03', '2024-01-03', 'Kerman', 'IR', 128234, 30.2839, 57.0834, 'Kerman', NULL, 1, '["Islamic State"]', '|iran|kerman|', '|islamic state|', 84, NULL, 1, 4, 1, 1, 0);
INSERT INTO log VALUES (1, '2026-11-23T15:38:27.903453+00:00', 'avowal 0.1.0', 'add-report', 'r-1a1113322978ac31', '{"judgements_sha256": "4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945", "reading_sha256": "271ceb22743c6a6b1ca7c77d51aff0156ab9c3c3860bba1bdc6661cf628b74a9", "report_sha256": "e8759d5f9b92552b1821f26582af5e18ae9951f19159da099e278cd45e6a6f30", "text_sha256": "05b84afd890926a5839f1c5223c30e83d3e6225fb848c59235dedc47952f69a6"}', '0000000000000000000000000000000000000000000000000000000000000000', 'c9fee85f79fbae02901f3f629111f06535dfc74f15cab8127bb5172c5011861d');
INSERT INTO log VALUES (2, '2026-11-23T15:38:27.964698+00:00', 'avowal 0.1.0', 'add-report', 'r-1675cbce5a4f7dee', '{"judgements_sha256": "5215cda5286d1daa4b91387c6d47d01f14b736565d1ad9537f62e8bd8306b61e", "reading_sha256": "5d16fe113fcbc968fd46f1cebfec846d9d8a16e91699da47df021846fca35528", "report_sha256": "4f330a21cec8d87790263a6fef4309510f77cb1bc6ffae78a0e7aad7e91f9151", "text_sha256": "7a8b8bb91e2b51f3cc907c452223e28efce131e06c21472d1d1a59672d78e125"}', 'c9fee85f79fbae02901f3f629111f06535dfc74f15cab8127bb5172c5011861d', '815f5025cd90e2e89940a085359417684456203f16a0d92d5222d5caf02e8d28');
INSERT INTO log VALUES (3, '2026-11-23T15:38:27.977214+00:00', 'Ada', 'judge', 'j-e7c7ed8ee4eb5476', '{"author": "Ada", "id": "j-e7c7ed8ee4eb5476", "left_id": "m-41caf9b34da8aeb6", "reasons": "[[\"person\", -1.0, \"two blasts\"]]", "right_id": "m-ffb7b50c3f95cb7b", "score": null, "verdict": "different"}', '815f5025cd90e2e89940a085359417684456203f16a0d92d5222d5caf02e8d28', '5c2b2f7a069c1d1b67bd4941903985f25b2464bf1fbd034b899a43acecf6969a');
INSERT INTO reports VALUES ('r-1a1113322978ac31', 'A bomb killed 84 people in Kerman on 3 January 2024, police said. The Islamic State claimed the attack. Our correspondent filed note 1 and 856 more lines.', '05b84afd890926a5839f1c5223c30e83d3e6225fb848c59235dedc47952f69a6', NULL, 'Test Outlet 1', NULL, NULL, NULL, NULL, NULL, 'en', NULL, NULL, NULL, NULL, NULL, X'011C000000805101459E06E9740432558B187406ABEF7C2B45FA8696ADF5A5232DB36C2795D83422C08C89A56DD6AA90C19E3DA6C002BF0DC4B69DCBC4062056C0BE4DECC3AF7F9FC0B2C9B5C0B6B34DC20CB38345A6C1FFC2B8DCE580CFCF9AC0B9161AC0B497C8C0CCA18B945A7C02C253E45CC0A9A756C017C509C2566594C21F80F05364A2AA745C01D1C1B0D23B1FE6564F0E3F4A21790B1C3D9A15871DC20F82F9BC2F52700C8C5592C41463FE542C7F570728E419C1520706C170152FC0B817DA314EBB4114339CD2C034926676E80B55C1524BD258C38E4DC1F4268B83ABDD5C55B3DE3E2183C881C1E32E7DBB9347C832A52360C12E9C0C5A194C3443AAAFD4343075A5C2FA825FC38DB675BB5B1CD1A0A0E078C084FA25C1EBF734C1B6C3C54D33ADB5C2C3B13FAD0F246E1724EAC0C3B9A75CC1D37F2EB917F2ADC0FC01E806D20A18586B9DB44ABBBA02C1B4879AC1CBA3AAC0788E0A2AD04D433DD8BE4BC42D485D6CE972E863914CC59471E71CC06EAA3B2DE67EB369DB844A6B0D45998688947A1464084EC419E556C00088990E211D55C06195E577050583C0FF3F149800D0C7C808229FC42CBB9663DF9DC2C17CB9CBC376674FCAAED10AC557F877C153D1362B85D6A9C41619A3C24BED1CC1DADB94C3FDED57C05E7E8AC5FD6DD31566B3ECC2BDD0FDC02851B090808230C211B9EEC01A126C0A0FAE772291C1E4177F51AAB20FE176C2788252C046EB2F675B8C42C12B65D2C04A849B00DE9725C3E14C1357FFBEDA1C06004B449077D3F2BF210900A80CD97DB0AEA43F0D00');
INSERT INTO reports VALUES ('r-1675cbce5a4f7dee', 'A bomb killed 84 people in Kerman on 3 January 2024, police said. The Islamic State claimed the attack. Our correspondent filed note 2 and 703 more lines.', '7a8b8bb91e2b51f3cc907c452223e28efce131e06c21472d1d1a59672d78e125', NULL, 'Test Outlet 2', NULL, NULL, NULL, NULL, NULL, 'en', NULL, NULL, NULL, NULL, NULL, X'011C000000A5F5A0291945908EE297EB3DD100CB34F6566B5927E84C58EA2F4F143F98F6F7D83422C08C89A56D570989C19E3DA6C002BF0DC4B69DCBC4062056C0BE4DECC3AF7F9FC0B2C9B5C0BB032F940CB38345A6C1FFC2B8DCE580CFCF9AC0B9161AC0B497C8C0CCA18B945A7C02C228CB641EA9A756C017C509C2566594C21F80F05347F79B635C01D1C1B0D23B1FE6564F0E3F4A21792A0E24C415871DC20F82F9BC2F52700C8C5592C41463FE540B959CC328E419C15C98B0C4EAE945C0B817DA314EBB41148ABF36C934926676E80B55C1524BD258C38E4DC1F4268B83ABDD5C55B3DE3E2183C881C1E32E7DBB9347C8328AADCAC0A33AE5B0194C3443AAAFD434D63BCEC0FA825FC38DB675BB5B1CD1A0A0E078C084FA25C1EBF734C1B6C3C54D446EB7C0C3B13FAD4EF9F1C024EAC0C3FD0236C1D37F2EB9E9436BC4FC01E806477223C26B9DB44AF0024DC6ED4BC1C023D54DC3788E0A2AD04D433DD8BE4BC42D485D6C7C2C3657914CC59471E71CC0A6118647E67EB369435683C20D45998688947A1464084EC419E556C00088990E211D55C06195E577050583C05A079C1B00D0C7C817DE3B5F307319C1DF9DC2C17CB9CBC315B6A622E584AEC357F877C153D1362B6BFB60C01619A3C24BED1CC144BF9AC2FDED57C0358B3B9CFD6DD31566B3ECC2F446442E2851B090808230C273791BC11A126C0A0FAE7722F0C2C7287F51AAB20FE176C2788252C046EB2F675B8C42C125F4870BB4FD09C1DE9725C39DDF7F9F8449EA190900E14C1357FFBEDA1C0600A80CD97DB0AEA43F0D00');
INSERT INTO settings VALUES ('schema_version', '1');
INSERT INTO settings VALUES ('made_by', 'avowal 0.1.0');
INSERT INTO copy_bands VALUES ('1b00-c255c9ed54a1ab10', 'r-1675cbce5a4f7dee');
INSERT INTO copy_bands VALUES ('1b00-d6e3197c5d29475c', 'r-1a1113322978ac31');
INSERT INTO copy_bands VALUES ('1b01-8544968e86755f16', 'r-1675cbce5a4f7dee');
INSERT INTO copy_bands VALUES ('1b01-8544968e86755f16', 'r-1a1113322978ac31');
INSERT INTO copy_bands VALUES ('1b02-42be591f814439d6', 'r-1a1113322978ac31');
INSERT INTO copy_bands VALUES ('1b02-faa093bba9ef0b53', 'r-1675cbce5a4f7dee');
INSERT INTO copy_bands VALUES ('1b03-f24e5ce957e06e63', 'r-1675cbce5a4f7dee');
INSERT INTO copy_bands VALUES ('1b03-f24e5ce957e06e63', 'r-1a1113322978ac31');
INSERT INTO copy_bands VALUES ('1b04-9029a5af6f7eb2f6', 'r-1a1113322978ac31');
INSERT INTO copy_bands VALUES ('1b04-ab3c7c134ba4f2f8', 'r-1675cbce5a4f7dee');
INSERT INTO copy_bands VALUES ('1b05-730cb60f29f42ee6', 'r-1675cbce5a4f7dee');
INSERT INTO copy_bands VALUES ('1b05-730cb60f29f42ee6', 'r-1a1113322978ac31');
INSERT INTO copy_bands VALUES ('1b06-55e76289a003c27f', 'r-1a1113322978ac31');
INSERT INTO copy_bands VALUES ('1b06-c62e409ebddbd72d', 'r-1675cbce5a4f7dee');
INSERT INTO copy_bands VALUES ('1b07-151dbb842484fbce', 'r-1a1113322978ac31');
INSERT INTO copy_bands VALUES ('1b07-e611ba8b6610ef85', 'r-1675cbce5a4f7dee');
INSERT INTO copy_bands VALUES ('1b08-31da3e9c95fdb314', 'r-1675cbce5a4f7dee');
INSERT INTO copy_bands VALUES ('1b08-5d36fecbb5b3b150', 'r-1a1113322978ac31');
INSERT INTO copy_bands VALUES ('1b09-0eefe6838b653a52', 'r-1675cbce5a4f7dee');
INSERT INTO copy_bands VALUES ('1b09-c5308c886cfe9d48', 'r-1a1113322978ac31');
INSERT INTO copy_bands VALUES ('1b10-5489efbe84c38c06', 'r-1a1113322978ac31');
INSERT INTO copy_bands VALUES ('1b10-c36c5f3cb3448e40', 'r-1675cbce5a4f7dee');
INSERT INTO copy_bands VALUES ('1b11-3eb14ff092202ab5', 'r-1675cbce5a4f7dee');
INSERT INTO copy_bands VALUES ('1b11-3eb14ff092202ab5', 'r-1a1113322978ac31');
INSERT INTO copy_bands VALUES ('1b12-bd7b70d0f72f33b8', 'r-1675cbce5a4f7dee');
INSERT INTO copy_bands VALUES ('1b12-bd7b70d0f72f33b8', 'r-1a1113322978ac31');
INSERT INTO copy_bands VALUES ('1b13-75bb546bb4f694ba', 'r-1675cbce5a4f7dee');
INSERT INTO copy_bands VALUES ('1b13-bc839c34a1066618', 'r-1a1113322978ac31');
INSERT INTO copy_bands VALUES ('1b14-36a354e331034f04', 'r-1675cbce5a4f7dee');
INSERT INTO copy_bands VALUES ('1b14-858307850500d5d6', 'r-1a1113322978ac31');
INSERT INTO copy_bands VALUES ('1b15-3d82842008c48340', 'r-1675cbce5a4f7dee');
INSERT INTO copy_bands VALUES ('1b15-3d82842008c48340', 'r-1a1113322978ac31');
INSERT INTO copy_bands VALUES ('1b16-89311c424ef56b6b', 'r-1675cbce5a4f7dee');
INSERT INTO copy_bands VALUES ('1b16-b7400424ccdb00af', 'r-1a1113322978ac31');
INSERT INTO copy_bands VALUES ('1b17-800ea372b52c015c', 'r-1675cbce5a4f7dee');
INSERT INTO copy_bands VALUES ('1b17-d330af803f266a9a', 'r-1a1113322978ac31');
INSERT INTO copy_bands VALUES ('1b18-9dd0de8b3a988e8d', 'r-1a1113322978ac31');
INSERT INTO copy_bands VALUES ('1b18-cdb79fa8adc37053', 'r-1675cbce5a4f7dee');
INSERT INTO copy_bands VALUES ('1b19-7b7a9701896249da', 'r-1a1113322978ac31');
INSERT INTO copy_bands VALUES ('1b19-9302168af1d72b24', 'r-1675cbce5a4f7dee');
INSERT INTO copy_bands VALUES ('1b20-53ef3d9dd2970925', 'r-1a1113322978ac31');
INSERT INTO copy_bands VALUES ('1b20-987d9330463fcc27', 'r-1675cbce5a4f7dee');
INSERT INTO copy_bands VALUES ('1b21-086885c9566078b2', 'r-1a1113322978ac31');
INSERT INTO copy_bands VALUES ('1b21-c7dda3bc139a58ca', 'r-1675cbce5a4f7dee');
INSERT INTO copy_bands VALUES ('1b22-bb96575c9f80654a', 'r-1675cbce5a4f7dee');
INSERT INTO copy_bands VALUES ('1b22-bb96575c9f80654a', 'r-1a1113322978ac31');
INSERT INTO copy_bands VALUES ('1b23-b9c1ef70bf588f2d', 'r-1675cbce5a4f7dee');
INSERT INTO copy_bands VALUES ('1b23-d16087a877d5c13b', 'r-1a1113322978ac31');
INSERT INTO copy_bands VALUES ('1b24-584be03cedaffa7e', 'r-1675cbce5a4f7dee');
INSERT INTO copy_bands VALUES ('1b24-e8bb2ca7726dd158', 'r-1a1113322978ac31');
INSERT INTO copy_bands VALUES ('1b25-6a43fb9cfa5bab4a', 'r-1675cbce5a4f7dee');
INSERT INTO copy_bands VALUES ('1b25-8de837b9aceb1a20', 'r-1a1113322978ac31');
INSERT INTO copy_bands VALUES ('1b26-9527e3cddf19ccd2', 'r-1a1113322978ac31');
INSERT INTO copy_bands VALUES ('1b26-b6b76af08b79de72', 'r-1675cbce5a4f7dee');
INSERT INTO copy_bands VALUES ('1b27-7a55603fa58a9f06', 'r-1675cbce5a4f7dee');
INSERT INTO copy_bands VALUES ('1b27-91b66dd6d9c5788f', 'r-1a1113322978ac31');
INSERT INTO copy_bands VALUES ('1b28-7e613a82d690a7c0', 'r-1675cbce5a4f7dee');
INSERT INTO copy_bands VALUES ('1b28-8a112c15dc345a5f', 'r-1a1113322978ac31');
INSERT INTO copy_bands VALUES ('1b29-81f1af71722157c4', 'r-1675cbce5a4f7dee');
INSERT INTO copy_bands VALUES ('1b29-862921182475f8f6', 'r-1a1113322978ac31');
INSERT INTO copy_bands VALUES ('1b30-03c5b498a8708ecc', 'r-1675cbce5a4f7dee');
INSERT INTO copy_bands VALUES ('1b30-03c5b498a8708ecc', 'r-1a1113322978ac31');
INSERT INTO copy_bands VALUES ('1b31-32cf49c81bca0328', 'r-1675cbce5a4f7dee');
INSERT INTO copy_bands VALUES ('1b31-820432adfb1d89d5', 'r-1a1113322978ac31');
INSERT INTO copy_bands VALUES ('1s-19ea49849f7fdf9d', 'r-1675cbce5a4f7dee');
INSERT INTO copy_bands VALUES ('1s-1cdabeff57134ce1', 'r-1675cbce5a4f7dee');
INSERT INTO copy_bands VALUES ('1s-1cdabeff57134ce1', 'r-1a1113322978ac31');
INSERT INTO copy_bands VALUES ('1s-21bff2d37790444b', 'r-1a1113322978ac31');
INSERT INTO copy_bands VALUES ('1s-3fa4aeb07dd90ca8', 'r-1675cbce5a4f7dee');
INSERT INTO copy_bands VALUES ('1s-3fa4aeb07dd90ca8', 'r-1a1113322978ac31');
INSERT INTO mentions VALUES ('m-ffb7b50c3f95cb7b', 'r-1a1113322978ac31', 0, 'main', 'bombing', '[[7, 23], [27, 33], [37, 51], [66, 83]]', 1);
INSERT INTO mentions VALUES ('m-41caf9b34da8aeb6', 'r-1675cbce5a4f7dee', 0, 'main', 'bombing', '[[7, 23], [27, 33], [37, 51], [66, 83]]', 1);
INSERT INTO readings VALUES ('r-1a1113322978ac31', 'test 1');
INSERT INTO readings VALUES ('r-1675cbce5a4f7dee', 'test 1');
INSERT INTO accounts VALUES ('a-0100f7cb491923d5', 'r-1a1113322978ac31', 'm-ffb7b50c3f95cb7b', 0, 'killed', 'quantity', 84, 84, 'exact', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'killed 84 people', 'police', 'official', NULL, '[]', 'asserts', 'current', 7, 23, NULL);
INSERT INTO accounts VALUES ('a-c8d17fad690b780b', 'r-1a1113322978ac31', 'm-ffb7b50c3f95cb7b', 1, 'place', 'place', NULL, NULL, NULL, NULL, 'Kerman', NULL, NULL, 'IR', 128234, 30.2839, 57.0834, 'Kerman', NULL, 1, 'Kerman', 'police', 'official', NULL, '[]', 'asserts', 'current', 27, 33, NULL);
INSERT INTO accounts VALUES ('a-c2c35dfdb6f466f4', 'r-1a1113322978ac31', 'm-ffb7b50c3f95cb7b', 2, 'date', 'date', NULL, NULL, NULL, NULL, '2024-01-03', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '3 January 2024', 'police', 'official', NULL, '[]', 'asserts', 'current', 37, 51, NULL);
INSERT INTO accounts VALUES ('a-ef04b7b42c050ba3', 'r-1a1113322978ac31', 'm-ffb7b50c3f95cb7b', 3, 'responsible', 'name', NULL, NULL, NULL, NULL, 'Islamic State', '[]', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'The Islamic State', 'police', 'official', NULL, '[]', 'asserts', 'current', 66, 83, NULL);
INSERT INTO accounts VALUES ('a-47597a88c87cfa45', 'r-1675cbce5a4f7dee', 'm-41caf9b34da8aeb6', 0, 'killed', 'quantity', 84, 84, 'exact', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'killed 84 people', 'police', 'official', NULL, '[]', 'asserts', 'current', 7, 23, NULL);
INSERT INTO accounts VALUES ('a-72bd37b585ede342', 'r-1675cbce5a4f7dee', 'm-41caf9b34da8aeb6', 1, 'place', 'place', NULL, NULL, NULL, NULL, 'Kerman', NULL, NULL, 'IR', 128234, 30.2839, 57.0834, 'Kerman', NULL, 1, 'Kerman', 'police', 'official', NULL, '[]', 'asserts', 'current', 27, 33, NULL);
INSERT INTO accounts VALUES ('a-b786d750b0de0046', 'r-1675cbce5a4f7dee', 'm-41caf9b34da8aeb6', 2, 'date', 'date', NULL, NULL, NULL, NULL, '2024-01-03', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '3 January 2024', 'police', 'official', NULL, '[]', 'asserts', 'current', 37, 51, NULL);
INSERT INTO accounts VALUES ('a-ae44fd9fe3d2bca0', 'r-1675cbce5a4f7dee', 'm-41caf9b34da8aeb6', 3, 'responsible', 'name', NULL, NULL, NULL, NULL, 'Islamic State', '[]', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'The Islamic State', 'police', 'official', NULL, '[]', 'asserts', 'current', 66, 83, NULL);
INSERT INTO blocks VALUES ('a:islamic state:2023-W52', 'm-41caf9b34da8aeb6');
INSERT INTO blocks VALUES ('a:islamic state:2023-W52', 'm-ffb7b50c3f95cb7b');
INSERT INTO blocks VALUES ('a:islamic state:2024-W01', 'm-41caf9b34da8aeb6');
INSERT INTO blocks VALUES ('a:islamic state:2024-W01', 'm-ffb7b50c3f95cb7b');
INSERT INTO blocks VALUES ('c:IR:01-03', 'm-41caf9b34da8aeb6');
INSERT INTO blocks VALUES ('c:IR:01-03', 'm-ffb7b50c3f95cb7b');
INSERT INTO blocks VALUES ('c:IR:2023-W52', 'm-41caf9b34da8aeb6');
INSERT INTO blocks VALUES ('c:IR:2023-W52', 'm-ffb7b50c3f95cb7b');
INSERT INTO blocks VALUES ('c:IR:2024-W01', 'm-41caf9b34da8aeb6');
INSERT INTO blocks VALUES ('c:IR:2024-W01', 'm-ffb7b50c3f95cb7b');
INSERT INTO blocks VALUES ('p:128234:2023-W52', 'm-41caf9b34da8aeb6');
INSERT INTO blocks VALUES ('p:128234:2023-W52', 'm-ffb7b50c3f95cb7b');
INSERT INTO blocks VALUES ('p:128234:2024-W01', 'm-41caf9b34da8aeb6');
INSERT INTO blocks VALUES ('p:128234:2024-W01', 'm-ffb7b50c3f95cb7b');
INSERT INTO incident_mentions VALUES ('m-41caf9b34da8aeb6', 'i-c90cdcc24baf040d', 'i-c90cdcc24baf040d');
INSERT INTO incident_mentions VALUES ('m-ffb7b50c3f95cb7b', 'i-4c175458170192e1', 'i-4c175458170192e1');
INSERT INTO judgements VALUES ('j-70eeb09239e06237', 'm-41caf9b34da8aeb6', 'm-ffb7b50c3f95cb7b', 'same', 'linker 1', 0.9997, '[["date", 1.0, "Both give 2024-01-03."], ["place", 1.0, "Both name Kerman, IR."], ["type", 0.5, "Both tell of bombing."], ["toll", 1.0, "Killed: both give 84."], ["actor", 0.7, "Both name islamic state as responsible."], ["copy", 1.0, "2 sentences are the same, word for word."]]', '2026-11-23T15:38:27.942850+00:00', NULL);
INSERT INTO judgements VALUES ('j-e7c7ed8ee4eb5476', 'm-41caf9b34da8aeb6', 'm-ffb7b50c3f95cb7b', 'different', 'Ada', NULL, '[["person", -1.0, "two blasts"]]', '2026-11-23T15:38:27.975678+00:00', NULL);
INSERT INTO report_search(report_search) VALUES ('rebuild');
CREATE INDEX incidents_by_country ON incidents (country);
CREATE INDEX incidents_by_day ON incidents (last_day);
CREATE INDEX copies_by_right ON copies (right_id);
CREATE INDEX mentions_by_report ON mentions (report_id);
CREATE INDEX problems_by_report ON problems (report_id);
CREATE INDEX accounts_by_mention ON accounts (mention_id);
CREATE INDEX mentions_by_earlier_id ON incident_mentions (earlier_id);
CREATE INDEX mentions_by_incident ON incident_mentions (incident_id);
CREATE INDEX judgements_by_left ON judgements (left_id);
CREATE INDEX judgements_by_right ON judgements (right_id);
CREATE TRIGGER log_only_grows BEFORE INSERT ON log WHEN NEW.sequence IS NOT (SELECT coalesce(max(sequence), 0) + 1 FROM log) BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER log_is_never_changed BEFORE UPDATE ON log BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER log_is_never_cut BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
