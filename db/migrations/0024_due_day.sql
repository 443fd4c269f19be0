-- R4.2: the day on which an entitlement's next coverage is due, kept by every action that changes its
-- coverage end, its agreement or that one's first term; null where nothing of it will be renewed.
-- Renewal lines are found by it: a partner's by its own place in the line, the desks' by the day alone.
ALTER TABLE entitlement ADD COLUMN due date;
CREATE INDEX entitlement_reseller_due ON entitlement (reseller, due, enterprise, entitlement, coverage_end, site);
CREATE INDEX entitlement_distributor_due ON entitlement (distributor, due, enterprise, entitlement, coverage_end, site);
CREATE INDEX entitlement_due ON entitlement (due, enterprise, entitlement, coverage_end, site);
