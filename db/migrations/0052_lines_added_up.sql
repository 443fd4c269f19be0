-- A home adds a partner's lines up from these indices alone: all that a line's value is made of stands in them.
DROP INDEX entitlement_reseller_due;
DROP INDEX entitlement_distributor_due;
CREATE INDEX entitlement_reseller_due
    ON entitlement (reseller, due, enterprise, entitlement, coverage_end, site, order_id, distributor, part, quantity, agreement_since, currency,
        country_group);
CREATE INDEX entitlement_distributor_due
    ON entitlement (distributor, due, enterprise, entitlement, coverage_end, site, order_id, reseller, part, quantity, agreement_since, currency,
        country_group);
