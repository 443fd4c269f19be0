-- P16: to which contact of its site a quote goes, and how much its customer may be asked for it at most; NULL: nothing was said.
ALTER TABLE quote ADD COLUMN contact bigint;
ALTER TABLE quote ADD COLUMN maximum_end_price bigint;
-- House "History": the same as an edition left it. NULL also: written before there was any.
ALTER TABLE quote_event ADD COLUMN contact bigint;
ALTER TABLE quote_event ADD COLUMN maximum_end_price bigint;
