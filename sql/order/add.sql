-- Adds an accepted order.
-- in: enterprise EnterpriseId, order_id OrderId, seq int64_t, kind Text, agreement AgreementId,
--   site ?SiteId, term int64_t, accepted_on Date, accepted_at Instant, level ?Text, points Points,
--   total Money, currency Text, country_group Text, programme_version int64_t
-- rows: changes 1
-- scope: enterprise
INSERT INTO orders (enterprise, order_id, seq, kind, agreement, site, term, accepted_on,
    accepted_at, level, points, total, currency, country_group, programme_version)
VALUES (:enterprise, :order_id, :seq, :kind, :agreement, :site, :term, :accepted_on,
    :accepted_at, :level, :points, :total, :currency, :country_group, :programme_version)
