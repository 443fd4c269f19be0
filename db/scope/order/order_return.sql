-- As the line that came back.
:staff = 1
OR EXISTS (SELECT 1 FROM order_line AS l
    WHERE l.enterprise = order_return.enterprise AND l.order_id = order_return.order_id
        AND l.line = order_return.line)
