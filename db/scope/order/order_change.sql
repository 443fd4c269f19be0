-- P19: the desks; what two persons did of an order, who sees that order, while it waits or later, or the one that was made of it.
:staff = 1
OR (state = 'confirmed' AND (EXISTS (SELECT 1 FROM orders AS o WHERE o.enterprise = order_change.enterprise
        AND (o.order_id = order_change.order_id OR o.order_id = order_change.made))
    OR EXISTS (SELECT 1 FROM order_request AS r WHERE r.enterprise = order_change.enterprise
        AND r.order_id = order_change.order_id)))
