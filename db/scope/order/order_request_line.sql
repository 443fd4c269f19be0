-- As its request.
:staff = 1
OR EXISTS (SELECT 1 FROM order_request AS o WHERE o.enterprise = order_request_line.enterprise
    AND o.order_id = order_request_line.order_id)
