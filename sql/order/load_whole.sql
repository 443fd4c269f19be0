-- Loads everything that an accepted order says of itself.
-- in: enterprise EnterpriseId, order_id OrderId
-- out: kind Text, state Text, agreement AgreementId, site ?SiteId, term int64_t, accepted_on Date,
--   accepted_at Instant, level ?Text, points Points, total Money, currency Text,
--   country_group Text, programme_version int64_t, distributor ?AccountId, reseller ?AccountId,
--   purchase_order ?Text, purchase_order_on ?Date, distributor_purchase_order ?Text,
--   distributor_purchase_order_on ?Date, customer_purchase_order ?Text, customer_order_on ?Date, terms_version ?Text,
--   site_number ?Text
-- rows: maybe
-- scope: enterprise
SELECT kind, state, agreement, site, term, accepted_on, accepted_at, level, points, total, currency,
    country_group, programme_version, distributor, reseller, purchase_order, purchase_order_on,
    distributor_purchase_order, distributor_purchase_order_on, customer_purchase_order, customer_order_on, terms_version,
    (SELECT s.number FROM site AS s WHERE s.enterprise = orders.enterprise AND s.site = orders.site) AS site_number
FROM orders WHERE enterprise = :enterprise AND order_id = :order_id
