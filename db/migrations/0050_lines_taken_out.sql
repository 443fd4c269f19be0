-- House "History": at which site a line was that was taken out of a draft, and when it was due; nothing of those taken out
-- before.
ALTER TABLE quote_line_was ADD COLUMN site bigint;
ALTER TABLE quote_line_was ADD COLUMN due date;
