-- How often an order changed, as everybody who sees it counts: its steps, its acceptance where it never waited,
-- what came back, its payment where it renewed by itself, prices that two persons set.
-- in: enterprise EnterpriseId, order_id OrderId
-- out: revision int64_t
-- rows: one
-- scope: enterprise
SELECT (SELECT COUNT(*) FROM order_step AS s WHERE s.enterprise = :enterprise AND s.order_id = :order_id)
    + (SELECT COUNT(*) FROM orders AS o WHERE o.enterprise = :enterprise AND o.order_id = :order_id
        AND NOT EXISTS (SELECT 1 FROM order_request AS q WHERE q.enterprise = o.enterprise
            AND q.order_id = o.order_id))
    + (SELECT COUNT(*) FROM order_return AS r WHERE r.enterprise = :enterprise AND r.order_id = :order_id)
    + (SELECT COUNT(*) FROM automatic_order AS p WHERE p.enterprise = :enterprise AND p.order_id = :order_id
        AND p.state = 'paid')
    + (SELECT COUNT(*) FROM order_change AS c WHERE c.enterprise = :enterprise AND c.order_id = :order_id
        AND c.kind = 'price' AND c.state = 'confirmed')
    AS revision
