-- Orders that wait because their price moved: a home asks for those of who ordered, and there are few.
CREATE INDEX order_step_price ON order_step (enterprise, order_id, seq) WHERE hold = 'price_differs';
