-- The orders of a site by their purchase order: whether one stands there already is asked for each order.
CREATE INDEX orders_site ON orders (enterprise, site, purchase_order);
