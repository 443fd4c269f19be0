-- Sites of agreements.

CREATE TABLE site (
    enterprise bigint NOT NULL REFERENCES enterprise (enterprise),
    site bigint NOT NULL,
    number text NOT NULL,
    agreement bigint NOT NULL,
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
    PRIMARY KEY (enterprise, site, seq)
);
