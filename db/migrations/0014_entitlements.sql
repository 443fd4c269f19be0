-- What customers hold, and how it came to be so.

-- R4.14: a quantity of an order line at one site with one coverage end. As it stands now; a quantity
-- of 0 is one that went on as newer records, or was returned. distributor and reseller are of the
-- latest accepted order of its coverage: the incumbents.
CREATE TABLE entitlement (
    enterprise bigint NOT NULL,
    entitlement bigint NOT NULL,
    site bigint NOT NULL,
    part text NOT NULL REFERENCES part (part),
    order_id bigint NOT NULL,
    line bigint NOT NULL,
    quantity bigint NOT NULL CHECK (quantity >= 0),
    coverage_end date NOT NULL,
    agreement_since date NOT NULL,
    renewed_yearly bigint,
    distributor bigint REFERENCES account (account),
    reseller bigint REFERENCES account (account),
    -- R4.2: the day on which an entitlement's next coverage is due, kept by every action that changes its
    -- coverage end, its agreement or that one's first term; null where nothing of it will be renewed.
    due date,
    -- The price list that an entitlement was bought by, which its renewal is priced by: that of its order. A renewal
    -- line is shown to the partner who renews it, who may not see the order that another one once sold (V2), so it stands here.
    currency text NOT NULL DEFAULT '',
    country_group text NOT NULL DEFAULT '',
    FOREIGN KEY (enterprise, site) REFERENCES site (enterprise, site),
    FOREIGN KEY (enterprise, order_id, line) REFERENCES order_line (enterprise, order_id, line),
    PRIMARY KEY (enterprise, entitlement)
);
CREATE INDEX entitlement_site ON entitlement (enterprise, site, part, coverage_end);
CREATE INDEX entitlement_line ON entitlement (enterprise, order_id, line);

-- What happened to an entitlement, in the order of event; each row says what holds after it, and the sum of
-- change is the quantity. on_day: from which day it holds; seq: as recorded when. Appended.
CREATE TABLE entitlement_event (
    enterprise bigint NOT NULL,
    entitlement bigint NOT NULL,
    event bigint NOT NULL,
    seq bigint NOT NULL,
    cause text NOT NULL CHECK (cause IN ('order', 'renewal', 'return', 'move_in', 'move_out',
        'reinstate_in', 'reinstate_out', 'agreement', 'rebill_in', 'rebill_out')),
    on_day date NOT NULL,
    site bigint NOT NULL,
    change bigint NOT NULL,
    coverage_end date NOT NULL,
    agreement_since date NOT NULL,
    source bigint,
    FOREIGN KEY (enterprise, entitlement) REFERENCES entitlement (enterprise, entitlement),
    PRIMARY KEY (enterprise, entitlement, event)
);

-- Renewal lines, out of the index alone: a partner's by its own place in the line, with all that a home adds up; the desks' by the day.
CREATE INDEX entitlement_due ON entitlement (due, enterprise, entitlement, coverage_end, site);
CREATE INDEX entitlement_reseller_due
    ON entitlement (reseller, due, enterprise, entitlement, coverage_end, site, order_id, distributor, part, quantity, agreement_since, currency,
        country_group);
CREATE INDEX entitlement_distributor_due
    ON entitlement (distributor, due, enterprise, entitlement, coverage_end, site, order_id, reseller, part, quantity, agreement_since, currency,
        country_group) WHERE distributor IS NOT NULL;
