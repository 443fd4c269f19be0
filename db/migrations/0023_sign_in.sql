-- Sign-in: sessions, tries, devices, confirmations; and what happened to people.

-- One row per sign-in; of the secret only its SHA-256. account and site are the seat, null until chosen.
CREATE TABLE session (
    secret text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('page', 'bearer')),
    identity bigint NOT NULL REFERENCES identity (identity),
    account bigint,
    site bigint,
    made_at bigint NOT NULL,
    used_at bigint NOT NULL,
    until_at bigint NOT NULL,
    FOREIGN KEY (account, site, identity) REFERENCES account_user (account, site, identity),
    PRIMARY KEY (secret)
);
CREATE INDEX session_identity ON session (identity);

-- Tries at a password, of the last half hour. who: SHA-256 of what was given as the mail, somebody's or not;
-- device: of a device that its person has used before, else empty; counted: may lead to a lock.
CREATE TABLE sign_in_try (
    who text NOT NULL,
    device text NOT NULL,
    at bigint NOT NULL,
    try bigint NOT NULL,
    counted bigint NOT NULL CHECK (counted IN (0, 1)),
    PRIMARY KEY (who, device, at, try)
);

-- Devices from which a person signed in; of the device's secret only its SHA-256.
CREATE TABLE known_device (
    identity bigint NOT NULL REFERENCES identity (identity),
    device text NOT NULL,
    since_at bigint NOT NULL,
    used_at bigint NOT NULL,
    PRIMARY KEY (identity, device)
);

-- Links that confirm a mail; of the secret only its SHA-256.
CREATE TABLE mail_confirmation (
    secret text NOT NULL,
    identity bigint NOT NULL REFERENCES identity (identity),
    until_at bigint NOT NULL,
    PRIMARY KEY (secret)
);
CREATE INDEX mail_confirmation_identity ON mail_confirmation (identity);

-- What happened to a person: its audit, and what the mails about it are made from. A person belongs to no
-- enterprise, so neither audit nor outbox can hold it. Appended; identity 0 is nobody known.
CREATE TABLE identity_event (
    identity bigint NOT NULL,
    number bigint NOT NULL CHECK (number >= 1),
    at bigint NOT NULL,
    kind text NOT NULL,
    account bigint NOT NULL,
    PRIMARY KEY (identity, number)
);
