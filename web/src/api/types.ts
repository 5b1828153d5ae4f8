interface Person {
    id: string;
    display_name: string;
    legal_name: string;
    email: string;
    email_confirmed: boolean;
    roles: string[];
    zone: string;
    language: string;
}
interface Nothing {
    responses: { 204: { content?: never } };
}
interface Gives<T> {
    responses: { 200: { content: { "application/json": T } } };
}
interface Takes<T> {
    requestBody: { content: { "application/json": T } };
}
interface Session {
    id: string;
    started_at: string;
    last_seen_at: string;
    device: string;
    current: boolean;
}
interface Accommodation {
    id: string;
    preset: string;
    state: string;
    requested_at: string;
    note?: string;
}
/** Written by hand until the server writes this file from its schema. */
export interface paths {
    "/api/me": { get: Gives<{ signed_in: boolean; person?: Person }>; patch: Takes<Partial<Person>> & Nothing };
    "/api/accounts": { post: Takes<{ email: string; password: string; display_name: string; legal_name: string }> & Nothing };
    "/api/accounts/confirmations": { post: Takes<{ token: string }> & Nothing };
    "/api/sessions": { post: Takes<{ email: string; password: string }> & Nothing };
    "/api/sessions/current": { delete: Nothing };
    "/api/me/sessions": { get: Gives<{ sessions: Session[] }> };
    "/api/me/sessions/{session}": { delete: { parameters: { path: { session: string } } } & Nothing };
    "/api/password-resets": { post: Takes<{ email: string }> & Nothing };
    "/api/password-resets/completions": { post: Takes<{ token: string; password: string }> & Nothing };
    "/api/me/password": { post: Takes<{ current_password: string; new_password: string }> & Nothing };
    "/api/me/erasure": { post: Takes<{ password: string }> & Nothing };
    "/api/me/accommodations": {
        get: Gives<{ accommodations: Accommodation[] }>;
        post: Takes<{ preset: string; reason?: string }> & Nothing;
    };
    "/api/demo/clock": { get: Gives<{ enabled: boolean; now: string; offset_seconds: number }> };
    "/api/demo/clock/moves": { post: Takes<{ to: string }> & Nothing };
    "/api/demo/accounts": { get: Gives<{ email: string; password: string; role: string; name: string }[]> };
}
