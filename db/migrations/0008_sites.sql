-- Sites of agreements, with their zone (R10.1) and address; and who is to be reached there (R1.8).

CREATE TABLE site (
    enterprise bigint NOT NULL REFERENCES enterprise (enterprise),
    site bigint NOT NULL,
    number text NOT NULL,
    agreement bigint NOT NULL,
    role text NOT NULL CHECK (role IN ('originating', 'additional')),
    state text NOT NULL CHECK (state IN ('active', 'moving', 'closed')),
    name text NOT NULL,
    name_key text NOT NULL,
    legal_entity text NOT NULL,
    country text NOT NULL,
    city text NOT NULL,
    address text NOT NULL,
    time_zone text NOT NULL,
    joined_on date NOT NULL,
    FOREIGN KEY (enterprise, agreement) REFERENCES agreement (enterprise, agreement),
    PRIMARY KEY (enterprise, site)
);
CREATE INDEX site_agreement ON site (enterprise, agreement);

-- R1.1, R5.6: which agreement a site belonged to, from which day. Appended.
CREATE TABLE site_history (
    enterprise bigint NOT NULL,
    site bigint NOT NULL,
    seq bigint NOT NULL,
    agreement bigint NOT NULL,
    from_day date NOT NULL,
    FOREIGN KEY (enterprise, site) REFERENCES site (enterprise, site),
    FOREIGN KEY (enterprise, agreement) REFERENCES agreement (enterprise, agreement),
    PRIMARY KEY (enterprise, site, seq)
);

-- R1.8: versions of a contact; the latest seq counts, a removed one has state replaced.
CREATE TABLE contact (
    enterprise bigint NOT NULL,
    site bigint NOT NULL,
    contact bigint NOT NULL,
    seq bigint NOT NULL,
    role text NOT NULL CHECK (role IN
        ('primary', 'secondary', 'technical', 'proof', 'renewal', 'billing', 'media')),
    state text NOT NULL CHECK (state IN ('unconfirmed', 'confirmed', 'stale', 'bouncing', 'replaced')),
    name text NOT NULL,
    mail text NOT NULL,
    phone text NOT NULL,
    -- portal.md P06: all that a contact holds and where it is reached. role is the first of its roles (R1.8), name what
    -- stands on papers, made of first and last name as their script has it.
    roles text NOT NULL DEFAULT '',
    first_name text NOT NULL DEFAULT '',
    last_name text NOT NULL DEFAULT '',
    city text NOT NULL DEFAULT '',
    province text NOT NULL DEFAULT '',
    postal_code text NOT NULL DEFAULT '',
    country text NOT NULL DEFAULT '',
    confirmed_on date,
    bounces bigint NOT NULL DEFAULT 0,
    FOREIGN KEY (enterprise, site) REFERENCES site (enterprise, site),
    PRIMARY KEY (enterprise, site, contact, seq)
);
