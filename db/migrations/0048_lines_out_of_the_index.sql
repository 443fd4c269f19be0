-- A partner's renewal lines by their due day come whole out of the index, with what the last renewal cost: of the
-- lines of a day most may have lapsed, and none of those is looked up any more.
DROP INDEX entitlement_reseller_due;
DROP INDEX entitlement_distributor_due;
CREATE INDEX entitlement_reseller_due
    ON entitlement (reseller, due, enterprise, entitlement, coverage_end, site, order_id, distributor, part, quantity, agreement_since, currency,
        country_group, renewed_yearly);
CREATE INDEX entitlement_distributor_due
    ON entitlement (distributor, due, enterprise, entitlement, coverage_end, site, order_id, reseller, part, quantity, agreement_since, currency,
        country_group, renewed_yearly) WHERE distributor IS NOT NULL;
