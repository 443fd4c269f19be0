-- What moved between the sites of an enterprise.
-- in: enterprise EnterpriseId
-- out: move int64_t, seq int64_t, on_day Date, from_site SiteId, to_site SiteId, quantity Quantity
-- rows: many
-- scope: enterprise
SELECT move, seq, on_day, from_site, to_site, quantity
FROM entitlement_move WHERE enterprise = :enterprise ORDER BY move
