-- Appends that a quantity moved from one site to another (R5.1).
-- in: enterprise EnterpriseId, move int64_t, seq int64_t, on_day Date, from_site SiteId,
--   to_site SiteId, quantity Quantity
-- rows: changes 1
-- scope: enterprise
INSERT INTO entitlement_move (enterprise, move, seq, on_day, from_site, to_site, quantity)
VALUES (:enterprise, :move, :seq, :on_day, :from_site, :to_site, :quantity)
