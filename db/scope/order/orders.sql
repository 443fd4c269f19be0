-- Who sees a line of it. The total is that of all lines: a view adds up the lines that are seen.
:staff = 1
OR EXISTS (SELECT 1 FROM order_line AS l
    WHERE l.enterprise = orders.enterprise AND l.order_id = orders.order_id)
