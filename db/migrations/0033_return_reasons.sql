-- P19: why it was returned. Null: returned before this was kept, or by the house itself.
ALTER TABLE order_return ADD COLUMN reason text;
