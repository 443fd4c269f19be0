-- The order of a quote: the accepted one, or the one that waits.
-- in: enterprise EnterpriseId, quote QuoteId
-- out: number Text
-- rows: maybe
-- scope: enterprise
SELECT number FROM (
    SELECT o.number FROM orders AS o
    WHERE o.enterprise = :enterprise AND o.quote = :quote
    UNION ALL
    SELECT r.number FROM order_request AS r
    WHERE r.enterprise = :enterprise AND r.quote = :quote
        AND NOT EXISTS (SELECT 1 FROM order_step AS s WHERE s.enterprise = r.enterprise
            AND s.order_id = r.order_id AND s.state IN ('cancelled', 'draft', 'accepted'))
) AS found ORDER BY number LIMIT 1
