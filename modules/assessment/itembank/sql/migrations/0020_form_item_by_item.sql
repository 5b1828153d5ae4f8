-- Where an item is used.
CREATE INDEX form_item_by_item ON form_item (item, form);
