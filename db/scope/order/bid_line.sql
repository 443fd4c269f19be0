-- As the bid.
:staff = 1
OR EXISTS (SELECT 1 FROM bid AS b
    WHERE b.enterprise = bid_line.enterprise AND b.bid = bid_line.bid)
