-- A partner's lines are counted from these indices alone: what the second lock asks of a line stands in them too.
DROP INDEX entitlement_reseller_due;
DROP INDEX entitlement_distributor_due;
CREATE INDEX entitlement_reseller_due
    ON entitlement (reseller, due, enterprise, entitlement, coverage_end, site, order_id, distributor);
CREATE INDEX entitlement_distributor_due
    ON entitlement (distributor, due, enterprise, entitlement, coverage_end, site, order_id, reseller);
