-- P18: which terms were accepted with an order that came through the portal and said nothing else of its addresses and contacts;
-- empty: none were asked for. Such an order has no row of order_address. NULL: it has one, or is an order of the house itself.
ALTER TABLE orders ADD COLUMN terms_version text;
