-- The section of the form an item stands in, by its title; '' on a form without sections.
ALTER TABLE form_item ADD COLUMN section TEXT NOT NULL DEFAULT '';
