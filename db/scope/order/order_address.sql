-- As the order, or as its request while it waits.
:staff = 1
OR EXISTS (SELECT 1 FROM orders AS o WHERE o.enterprise = order_address.enterprise
    AND o.order_id = order_address.order_id)
OR EXISTS (SELECT 1 FROM order_request AS r WHERE r.enterprise = order_address.enterprise
    AND r.order_id = order_address.order_id)
