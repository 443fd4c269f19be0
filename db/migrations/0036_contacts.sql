-- portal.md P06: all that a contact holds and where it is reached. role is the first of its roles (R1.8), name what
-- stands on papers, made of first and last name as their script has it.
ALTER TABLE contact ADD COLUMN roles text NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN first_name text NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN last_name text NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN city text NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN province text NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN postal_code text NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN country text NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN confirmed_on date;
ALTER TABLE contact ADD COLUMN bounces bigint NOT NULL DEFAULT 0;
