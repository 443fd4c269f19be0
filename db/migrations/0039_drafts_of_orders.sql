-- P18: what good_lines left out, as it was typed, so that it can be taken up again: a draft has its text here and
-- gets its lines when it is submitted. NULL: it never was a draft.
ALTER TABLE order_request ADD COLUMN typed text;
