-- R7.3: what a customer allocates of a part at a site, by use, and what it says is deployed there. They are counts of the
-- customer's own: nothing that happens to entitlements changes them. As they stand now; deployed NULL: never said.
CREATE TABLE held_count (
    enterprise bigint NOT NULL,
    site bigint NOT NULL,
    part text NOT NULL REFERENCES part (part),
    edition bigint NOT NULL CHECK (edition >= 1),
    download bigint NOT NULL CHECK (download >= 0),
    media bigint NOT NULL CHECK (media >= 0),
    support bigint NOT NULL CHECK (support >= 0),
    deployed bigint CHECK (deployed >= 0),
    FOREIGN KEY (enterprise, site) REFERENCES site (enterprise, site),
    PRIMARY KEY (enterprise, site, part)
);

-- What the customer wrote, each with all counts as they are after it. on_day: from which day they hold; seq: as recorded
-- when. Appended.
CREATE TABLE held_count_event (
    enterprise bigint NOT NULL,
    site bigint NOT NULL,
    part text NOT NULL REFERENCES part (part),
    edition bigint NOT NULL CHECK (edition >= 1),
    seq bigint NOT NULL,
    on_day date NOT NULL,
    download bigint NOT NULL CHECK (download >= 0),
    media bigint NOT NULL CHECK (media >= 0),
    support bigint NOT NULL CHECK (support >= 0),
    deployed bigint CHECK (deployed >= 0),
    FOREIGN KEY (enterprise, site) REFERENCES site (enterprise, site),
    PRIMARY KEY (enterprise, site, part, edition)
);
