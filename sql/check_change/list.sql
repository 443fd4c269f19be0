-- What was asked to change of the orders of an enterprise, and what a second person said.
-- in: enterprise EnterpriseId
-- out: change int64_t, seq int64_t, order_id OrderId, place int64_t, kind Text, asked_on Date, asked_by IdentityId, state Text,
--   decided_seq ?int64_t, decided_on ?Date, decided_by ?IdentityId, decided_reason ?Text, made ?OrderId, site ?SiteId,
--   distributor ?AccountId, reseller ?AccountId, papers Text, total_before ?Money, total ?Money
-- rows: many
-- scope: enterprise
SELECT c.change, c.seq, c.order_id, c.place, c.kind, c.asked_on, c.asked_by, c.state, c.decided_seq, c.decided_on, c.decided_by,
    c.decided_reason, c.made, r.site, r.distributor, r.reseller,
    CASE WHEN c.made IS NULL OR EXISTS (SELECT 1 FROM orders AS o WHERE o.enterprise = c.enterprise AND o.order_id = c.made
        AND COALESCE(o.purchase_order, '') = COALESCE(r.purchase_order, '')
        AND COALESCE(o.distributor_purchase_order, '') = COALESCE(r.distributor_purchase_order, '')
        AND COALESCE(o.customer_purchase_order, '') = COALESCE(r.customer_purchase_order, '')) THEN 'same' ELSE 'others' END AS papers,
    c.total_before, c.total
FROM order_change AS c LEFT JOIN order_change_rebill AS r ON r.enterprise = c.enterprise AND r.change = c.change
WHERE c.enterprise = :enterprise ORDER BY c.change
