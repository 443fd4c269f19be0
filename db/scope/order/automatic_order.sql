-- As the order.
:staff = 1
OR EXISTS (SELECT 1 FROM orders AS o
    WHERE o.enterprise = automatic_order.enterprise AND o.order_id = automatic_order.order_id)
