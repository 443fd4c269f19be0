-- What lists say of the accepted orders of a JSON list, each an enterprise's nineteen digits and an order's behind them;
-- `at` is the place in the list, from 0. What their lines add up to is added up of those that the viewer sees.
-- in: orders Text
-- out: at int64_t, number Text, kind Text, state Text, agreement AgreementId, site ?SiteId,
--   accepted_on Date, accepted_at Instant, level Text, currency Text, purchase_order Text,
--   distributor_purchase_order Text, customer_purchase_order Text, distributor AccountId, reseller AccountId,
--   source_number Text, quote Text, proof Text, level_before Text, level_after Text, waited bool
-- rows: many
-- scope: exempt orders that somebody sees lie in many enterprises
WITH k AS (SELECT at, enterprise, first AS order_id FROM keys_each(:orders))
SELECT k.at, o.number, o.kind, o.state, o.agreement, o.site, o.accepted_on, o.accepted_at,
    COALESCE(o.level, '') AS level, o.currency, COALESCE(o.purchase_order, '') AS purchase_order,
    COALESCE(o.distributor_purchase_order, '') AS distributor_purchase_order,
    COALESCE(o.customer_purchase_order, '') AS customer_purchase_order,
    COALESCE(o.distributor, 0) AS distributor, COALESCE(o.reseller, 0) AS reseller,
    COALESCE((SELECT b.number FROM orders AS b WHERE b.enterprise = o.enterprise
        AND b.order_id = o.source_order), '') AS source_number,
    COALESCE((SELECT MAX(q.number) FROM quote AS q WHERE q.enterprise = o.enterprise AND q.quote = o.quote), '') AS quote,
    COALESCE((SELECT MIN(f.number) FROM proof AS f WHERE f.enterprise = o.enterprise
        AND f.order_id = o.order_id AND f.source_proof IS NULL), '') AS proof,
    COALESCE(o.level_before, '') AS level_before, COALESCE(o.level_after, '') AS level_after,
    CAST(CASE WHEN EXISTS (SELECT 1 FROM order_request AS r WHERE r.enterprise = o.enterprise
        AND r.order_id = o.order_id) THEN 1 ELSE 0 END AS bigint) AS waited
FROM k CROSS JOIN orders AS o
WHERE o.enterprise = k.enterprise AND o.order_id = k.order_id
