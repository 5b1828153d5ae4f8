import { openDatabase } from "./database";
import { IndexedJournal, type Journal, PageJournal } from "./journal";
import { IndexedShelf, PageShelf, type Shelf } from "./shelf";

/** Both live in one database, or nowhere. */
export async function openStores(): Promise<{ journal: Journal; shelf: Shelf }> {
    try {
        const base = await openDatabase();
        return { journal: new IndexedJournal(base), shelf: new IndexedShelf(base) };
    } catch {
        return { journal: new PageJournal(), shelf: new PageShelf() };
    }
}
