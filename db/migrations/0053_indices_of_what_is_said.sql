-- Indices whose first, or only, question is a column that most rows leave empty have entries for the others alone: an order of ten
-- lines of a reseller that buys from the vendor wrote ten rows of a distributor's index, which nobody looks for.
DROP INDEX entitlement_distributor_due;
CREATE INDEX entitlement_distributor_due
    ON entitlement (distributor, due, enterprise, entitlement, coverage_end, site, order_id, reseller, part, quantity, agreement_since, currency,
        country_group) WHERE distributor IS NOT NULL;
DROP INDEX orders_distributor;
CREATE INDEX orders_distributor ON orders (distributor, accepted_on) WHERE distributor IS NOT NULL;
DROP INDEX proof_supersedes;
CREATE INDEX proof_supersedes ON proof (enterprise, supersedes) WHERE supersedes IS NOT NULL;
DROP INDEX proof_source;
CREATE INDEX proof_source ON proof (enterprise, source_proof) WHERE source_proof IS NOT NULL;
-- Nobody asks for what happened to entitlements by its transaction.
DROP INDEX entitlement_event_seq;
