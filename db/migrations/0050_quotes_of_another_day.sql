-- House "History": what a quote and its lines said on another day. An edition says what the quote came to with it; null: written
-- before this was kept.
ALTER TABLE quote_event ADD COLUMN level text;
ALTER TABLE quote_event ADD COLUMN total bigint;
ALTER TABLE quote_event ADD COLUMN lines bigint;
ALTER TABLE quote_event ADD COLUMN presented_on date;
ALTER TABLE quote_event ADD COLUMN valid_to date;
-- The edition that a line came with; null: written before this was kept, with the first of its revision as far as is known.
ALTER TABLE quote_line ADD COLUMN edition bigint;
-- What was taken out, and since when it had been there.
ALTER TABLE quote_line_was ADD COLUMN entitlement bigint;
ALTER TABLE quote_line_was ADD COLUMN added bigint;
CREATE INDEX quote_line_was_entitlement ON quote_line_was (enterprise, entitlement) WHERE removed = 1;
