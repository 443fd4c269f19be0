-- P43, P24: who of the vendor's people represents it in renewals, by site or by partner; that of a site goes first. Appended,
-- the latest change counts. No identity: nobody any more.
CREATE TABLE site_representative (
    enterprise bigint NOT NULL, site bigint NOT NULL, change bigint NOT NULL CHECK (change >= 1),
    identity bigint REFERENCES identity (identity), on_day date NOT NULL, at bigint NOT NULL,
    actor bigint NOT NULL REFERENCES identity (identity),
    PRIMARY KEY (enterprise, site, change),
    FOREIGN KEY (enterprise, site) REFERENCES site (enterprise, site)
);
CREATE TABLE account_representative (
    account bigint NOT NULL REFERENCES account (account), change bigint NOT NULL CHECK (change >= 1),
    identity bigint REFERENCES identity (identity), on_day date NOT NULL, at bigint NOT NULL,
    actor bigint NOT NULL REFERENCES identity (identity),
    PRIMARY KEY (account, change)
);
