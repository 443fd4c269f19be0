-- P19: the desks; of what two persons did, who sees the line: of an accepted order those of its sites, of one that waits all.
:staff = 1
OR EXISTS (SELECT 1 FROM order_change AS c WHERE c.enterprise = order_change_price.enterprise
    AND c.change = order_change_price.change AND c.state = 'confirmed'
    AND (EXISTS (SELECT 1 FROM order_line AS l WHERE l.enterprise = c.enterprise AND l.order_id = c.order_id
            AND l.line = order_change_price.line)
        OR (NOT EXISTS (SELECT 1 FROM orders AS o WHERE o.enterprise = c.enterprise AND o.order_id = c.order_id)
            AND EXISTS (SELECT 1 FROM order_request_line AS r WHERE r.enterprise = c.enterprise AND r.order_id = c.order_id
                AND r.line = order_change_price.line))))
