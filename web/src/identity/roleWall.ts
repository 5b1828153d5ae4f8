const seesLiveItems = ["item_writer", "reviewer", "psychometrician"];

/** The roles that whoever teaches may not hold beside it; none where the wall stands. The server refuses the same. */
export function behindWall(roles: ReadonlySet<string>): readonly string[] {
    return roles.has("instructor") ? seesLiveItems.filter((role) => roles.has(role)) : [];
}
