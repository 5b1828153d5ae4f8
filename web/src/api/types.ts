// Written by hand until the server writes this file from its schema.
type Preset =
    | "language_30" | "time_125" | "time_150" | "time_200" | "paused_breaks" | "separate_room" | "reader_or_scribe"
    | "screen_reader" | "colour_and_zoom" | "medical_item";
interface Profile {
    language_30: boolean; time_percent: number; paused_breaks: boolean; separate_room: boolean; reader_or_scribe: boolean;
    screen_reader: boolean; colour_and_zoom: boolean; medical_item: boolean;
}
interface Person {
    id: string; email: string; email_confirmed: boolean; display_name: string; legal_name: string; language: string; zone: string;
    roles: string[]; has_id_photo: boolean; accommodations: Profile;
}
interface PersonRow {
    id: string; email: string; display_name: string; legal_name: string; roles: string[]; created_at: string; confirmed: boolean;
}
interface Session { id: string; agent: string; created_at: string; seen_at: string; current: boolean }
interface Accommodations {
    profile: Profile;
    requests: {
        id: string; preset: Preset; state: string; reason: string; requested_at: string; decided_at?: string | null; answer?: string | null;
    }[];
}
interface Waiting { id: string; person: string; display_name: string; preset: Preset; reason: string; requested_at: string }
interface Mail {
    id: string; to_address: string; subject: string; body: string; state: string; created_at: string; last_error: string;
}
interface FailedJob { id: string; kind: string; key: string; due_at: string; attempts: number; last_error: string }
interface DemoClock { enabled: boolean; now: string; offset_seconds: number }
export interface paths {
    "/api/me": {
        get: {
            responses: { 200: { content: { "application/json": { signed_in: boolean; person?: Person | null } } } };
        };
        patch: {
            requestBody: { content: { "application/json": { display_name?: string | null; legal_name?: string | null; language?: string | null; zone?: string | null } } };
            responses: { 200: { content: { "application/json": Person } } };
        };
    };
    "/api/me/id-photo": {
        put: {
            responses: { 204: { content?: never } };
        };
    };
    "/api/accounts": {
        post: {
            requestBody: { content: { "application/json": { email: string; password: string; display_name: string; legal_name: string; zone?: string | null; language?: string | null } } };
            responses: { 201: { content: { "application/json": { email: string } } } };
        };
    };
    "/api/accounts/confirmations": {
        post: {
            requestBody: { content: { "application/json": { token: string } } };
            responses: { 200: { content: { "application/json": { person: string } } } };
        };
    };
    "/api/sessions": {
        post: {
            requestBody: { content: { "application/json": { email: string; password: string } } };
            responses: { 200: { content: { "application/json": { person: string } } } };
        };
    };
    "/api/sessions/current": {
        delete: {
            responses: { 204: { content?: never } };
        };
    };
    "/api/me/sessions": {
        get: {
            responses: { 200: { content: { "application/json": Session[] } } };
        };
    };
    "/api/me/sessions/{session}": {
        delete: {
            parameters: { path: { session: string } };
            responses: { 204: { content?: never } };
        };
    };
    "/api/password-resets": {
        post: {
            requestBody: { content: { "application/json": { email: string } } };
            responses: { 204: { content?: never } };
        };
    };
    "/api/password-resets/completions": {
        post: {
            requestBody: { content: { "application/json": { token: string; password: string } } };
            responses: { 200: { content: { "application/json": { person: string } } } };
        };
    };
    "/api/me/password": {
        post: {
            requestBody: { content: { "application/json": { old_password: string; new_password: string } } };
            responses: { 204: { content?: never } };
        };
    };
    "/api/me/erasure": {
        post: {
            requestBody: { content: { "application/json": { password: string } } };
            responses: { 204: { content?: never } };
        };
    };
    "/api/me/accommodations": {
        get: {
            responses: { 200: { content: { "application/json": Accommodations } } };
        };
        post: {
            requestBody: { content: { "application/json": { preset: Preset; reason?: string | null } } };
            responses: { 201: { content: { "application/json": Accommodations } } };
        };
    };
    "/api/me/accommodations/{accommodation}": {
        delete: {
            parameters: { path: { accommodation: string } };
            responses: { 204: { content?: never } };
        };
    };
    "/api/manage/accommodations": {
        get: {
            responses: { 200: { content: { "application/json": Waiting[] } } };
        };
    };
    "/api/manage/accommodations/{accommodation}/decisions": {
        post: {
            parameters: { path: { accommodation: string } };
            requestBody: { content: { "application/json": { decision: "approved" | "refused"; answer?: string | null } } };
            responses: { 204: { content?: never } };
        };
    };
    "/api/manage/people": {
        get: {
            parameters: { query?: { q?: string; after?: string; limit?: number } };
            responses: { 200: { content: { "application/json": { items: PersonRow[]; next?: string | null } } } };
        };
    };
    "/api/manage/people/{person}/roles": {
        put: {
            parameters: { path: { person: string } };
            requestBody: { content: { "application/json": { roles: string[] } } };
            responses: { 200: { content: { "application/json": { roles: string[] } } } };
        };
    };
    "/api/manage/mails": {
        get: {
            parameters: { query?: { after?: string; limit?: number } };
            responses: { 200: { content: { "application/json": { items: Mail[]; next?: string | null } } } };
        };
    };
    "/api/manage/jobs/failed": {
        get: {
            responses: { 200: { content: { "application/json": FailedJob[] } } };
        };
    };
    "/api/demo/clock": {
        get: {
            responses: { 200: { content: { "application/json": DemoClock } } };
        };
    };
    "/api/demo/clock/moves": {
        post: {
            requestBody: { content: { "application/json": { to: string } } };
            responses: { 200: { content: { "application/json": DemoClock } } };
        };
    };
    "/api/demo/accounts": {
        get: {
            responses: { 200: { content: { "application/json": { email: string; password: string; role: string; name: string }[] } } };
        };
    };
    "/api/demo/mails": {
        get: {
            parameters: { query: { address: string } };
            responses: { 200: { content: { "application/json": { subject: string; body: string; created_at: string }[] } } };
        };
    };
}
