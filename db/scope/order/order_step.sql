-- As its request.
:staff = 1
OR EXISTS (SELECT 1 FROM order_request AS o WHERE o.enterprise = order_step.enterprise
    AND o.order_id = order_step.order_id)
