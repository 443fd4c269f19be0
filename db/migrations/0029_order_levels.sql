-- P19: the level of the agreement before an order and after it (R2.5, R2.6), as it was when the order was accepted. Null:
-- express, a rebill, or accepted before this was kept.
ALTER TABLE orders ADD COLUMN level_before text;
ALTER TABLE orders ADD COLUMN level_after text;
