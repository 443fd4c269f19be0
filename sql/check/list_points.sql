-- The points ledger of an enterprise's agreements.
-- in: enterprise EnterpriseId
-- out: agreement AgreementId, seq int64_t, line int64_t, term int64_t, on_day Date, cause Text,
--   order_id OrderId, site SiteId, part Text, quantity int64_t, points Points
-- rows: many
-- scope: enterprise
SELECT agreement, seq, line, term, on_day, cause, order_id, site, part, quantity, points
FROM points_entry WHERE enterprise = :enterprise ORDER BY agreement, seq, line, cause
