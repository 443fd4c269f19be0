-- People: one sign-in identity each, users of accounts, what they may do from when until when.

CREATE TABLE identity (
    identity bigint NOT NULL,
    mail text NOT NULL,
    mail_key text NOT NULL,
    name text NOT NULL,
    password text,
    state text NOT NULL CHECK (state IN
        ('registered', 'active', 'locked', 'disabled', 'merged', 'erased')),
    language text NOT NULL,
    time_zone text NOT NULL,
    registered_at bigint NOT NULL,
    PRIMARY KEY (identity)
);
CREATE UNIQUE INDEX identity_mail ON identity (mail_key);

-- A user is an identity at a site of an account. site 0: the account's own office.
CREATE TABLE account_user (
    account bigint NOT NULL REFERENCES account (account),
    site bigint NOT NULL,
    identity bigint NOT NULL REFERENCES identity (identity),
    role text NOT NULL CHECK (role IN ('primary', 'secondary', 'user', 'staff')),
    state text NOT NULL CHECK (state IN ('invited', 'active', 'suspended', 'removed', 'lapsed')),
    from_day date NOT NULL,
    until_day date,
    -- portal.md §4: the desk of a staff user; null for others.
    desk text CHECK (desk IN ('care', 'pricing', 'orders', 'renewals', 'admin', 'auditor')),
    -- The public number of the user's site, for its picker: nothing else may be read before a seat is chosen.
    number text NOT NULL DEFAULT '',
    used_at bigint,
    PRIMARY KEY (account, site, identity)
);
CREATE INDEX account_user_identity ON account_user (identity);

-- Grants are appended; the latest of a right counts, and its absence of `allowed` takes it away.
CREATE TABLE right_grant (
    account bigint NOT NULL,
    site bigint NOT NULL,
    identity bigint NOT NULL,
    granted_right text NOT NULL,
    granted_at bigint NOT NULL,
    granted_by bigint NOT NULL,
    allowed bigint NOT NULL CHECK (allowed IN (0, 1)),
    from_day date NOT NULL,
    until_day date,
    FOREIGN KEY (account, site, identity) REFERENCES account_user (account, site, identity),
    PRIMARY KEY (account, site, identity, granted_right, granted_at)
);
