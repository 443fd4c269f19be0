-- A submitted order with its present state.
-- in: enterprise EnterpriseId, order_id OrderId
-- out: seq int64_t, number Text, agreement AgreementId, site SiteId, quote ?QuoteId, quote_number ?Text,
--   revision ?int64_t,
--   submitted_on Date, total Money, points Points, currency Text, country_group Text,
--   distributor ?AccountId, reseller ?AccountId, purchase_order ?Text, purchase_order_on ?Date,
--   customer_purchase_order ?Text, customer_order_on ?Date, account AccountId, state Text,
--   hold ?Text, state_seq int64_t, state_on Date, typed ?Text
-- rows: maybe
-- scope: enterprise
SELECT r.seq, r.number, r.agreement, r.site, r.quote,
    (SELECT MAX(q.number) FROM quote AS q WHERE q.enterprise = r.enterprise AND q.quote = r.quote) AS quote_number,
    r.revision, r.submitted_on, r.total, r.points, r.currency,
    r.country_group, r.distributor, r.reseller, r.purchase_order, r.purchase_order_on,
    r.customer_purchase_order, r.customer_order_on, r.account, s.state, s.hold, s.seq AS state_seq,
    s.on_day AS state_on, r.typed
FROM order_request AS r
    JOIN order_step AS s ON s.enterprise = r.enterprise AND s.order_id = r.order_id
WHERE r.enterprise = :enterprise AND r.order_id = :order_id
ORDER BY s.seq DESC LIMIT 1
