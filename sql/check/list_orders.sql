-- The orders of an enterprise.
-- in: enterprise EnterpriseId
-- out: order_id OrderId, seq int64_t, number Text, kind Text, state Text, agreement AgreementId,
--   site ?SiteId, term int64_t, accepted_on Date, accepted_at Instant, level ?Text, points Points,
--   total Money, currency Text, country_group Text, programme_version int64_t,
--   distributor ?AccountId, reseller ?AccountId, actor IdentityId, account AccountId, request ?Text,
--   source_order ?OrderId, quote ?QuoteId, level_before ?Text, level_after ?Text
-- rows: many
-- scope: enterprise
SELECT order_id, seq, number, kind, state, agreement, site, term, accepted_on, accepted_at, level,
    points, total, currency, country_group, programme_version, distributor, reseller,
    actor, account, request, source_order, quote, level_before, level_after
FROM orders WHERE enterprise = :enterprise ORDER BY order_id
