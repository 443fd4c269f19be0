-- portal.md V2: what relates an account to a site, kept in the same transaction as its evidence.
-- object is the order (sale), the entitlement (incumbent), the quote, the naming or the consent.
CREATE TABLE visibility (
    enterprise bigint NOT NULL,
    site bigint NOT NULL,
    account bigint NOT NULL REFERENCES account (account),
    evidence text NOT NULL CHECK (evidence IN ('sale', 'incumbent', 'quote', 'named', 'consent')),
    object bigint NOT NULL,
    seq bigint NOT NULL,
    from_day date NOT NULL,
    until_day date,
    FOREIGN KEY (enterprise, site) REFERENCES site (enterprise, site),
    PRIMARY KEY (enterprise, site, account, evidence, object)
);
CREATE INDEX visibility_account ON visibility (account, enterprise, site);

-- P08: a site's primary names a partner or consents to one. Appended; the latest seq counts.
CREATE TABLE partner_naming (
    enterprise bigint NOT NULL,
    site bigint NOT NULL,
    naming bigint NOT NULL,
    seq bigint NOT NULL,
    account bigint NOT NULL REFERENCES account (account),
    kind text NOT NULL CHECK (kind IN ('named', 'consent')),
    state text NOT NULL CHECK (state IN ('offered', 'active', 'ended', 'withdrawn')),
    scope text NOT NULL,
    from_day date NOT NULL,
    until_day date,
    FOREIGN KEY (enterprise, site) REFERENCES site (enterprise, site),
    PRIMARY KEY (enterprise, site, naming, seq)
);
