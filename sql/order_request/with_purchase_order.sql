-- Whether a purchase order stands on an order of a site already, accepted or still waiting: a row where it does; for a partner on one
-- of its own (account 0: on anybody's).
-- in: enterprise EnterpriseId, site SiteId, account AccountId, purchase_order Text
-- out: one int64_t
-- rows: maybe
-- scope: enterprise
SELECT CAST(1 AS bigint) AS one
WHERE EXISTS (SELECT 1 FROM orders AS o
    WHERE o.enterprise = :enterprise AND o.site = :site AND o.state <> 'credited'
        AND (o.account = :account OR o.distributor = :account OR o.reseller = :account OR :account = 0)
        AND (o.purchase_order = :purchase_order OR o.customer_purchase_order = :purchase_order))
    OR EXISTS (SELECT 1 FROM order_request AS r
    WHERE r.enterprise = :enterprise AND r.site = :site
        AND (r.account = :account OR r.distributor = :account OR r.reseller = :account OR :account = 0)
        AND (r.purchase_order = :purchase_order OR r.customer_purchase_order = :purchase_order)
        AND (SELECT s.state FROM order_step AS s WHERE s.enterprise = r.enterprise
            AND s.order_id = r.order_id ORDER BY s.seq DESC LIMIT 1) = 'in_review')
