export namespace backend {
	
	export class Condition {
	    field: string;
	    is: string;
	    value: number[];
	
	    static createFrom(source: any = {}) {
	        return new Condition(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.field = source["field"];
	        this.is = source["is"];
	        this.value = source["value"];
	    }
	}
	export class Ask {
	    limit: number;
	    offset: number;
	    sort: string;
	    where: Condition[];
	    search: string;
	    view: string;
	
	    static createFrom(source: any = {}) {
	        return new Ask(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.limit = source["limit"];
	        this.offset = source["offset"];
	        this.sort = source["sort"];
	        this.where = this.convertValues(source["where"], Condition);
	        this.search = source["search"];
	        this.view = source["view"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class AuditAsk {
	    acts: string[];
	    workspaceId: string;
	    person: string;
	    // Go type: time
	    from?: any;
	    // Go type: time
	    to?: any;
	    text: string;
	    limit: number;
	    offset: number;
	
	    static createFrom(source: any = {}) {
	        return new AuditAsk(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.acts = source["acts"];
	        this.workspaceId = source["workspaceId"];
	        this.person = source["person"];
	        this.from = this.convertValues(source["from"], null);
	        this.to = this.convertValues(source["to"], null);
	        this.text = source["text"];
	        this.limit = source["limit"];
	        this.offset = source["offset"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class AuditWorkspace {
	    id: string;
	    name: string;
	
	    static createFrom(source: any = {}) {
	        return new AuditWorkspace(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.name = source["name"];
	    }
	}
	export class AuditChoices {
	    acts: string[];
	    people: string[];
	    workspaces: AuditWorkspace[];
	
	    static createFrom(source: any = {}) {
	        return new AuditChoices(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.acts = source["acts"];
	        this.people = source["people"];
	        this.workspaces = this.convertValues(source["workspaces"], AuditWorkspace);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class AuditEntry {
	    id: number;
	    // Go type: time
	    at: any;
	    person: string;
	    door: string;
	    act: string;
	    workspaceId: string;
	    workspace: string;
	    subject: string;
	    subjectName: string;
	    detail: Record<string, any>;
	
	    static createFrom(source: any = {}) {
	        return new AuditEntry(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.at = this.convertValues(source["at"], null);
	        this.person = source["person"];
	        this.door = source["door"];
	        this.act = source["act"];
	        this.workspaceId = source["workspaceId"];
	        this.workspace = source["workspace"];
	        this.subject = source["subject"];
	        this.subjectName = source["subjectName"];
	        this.detail = source["detail"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class AuditPage {
	    entries: AuditEntry[];
	    total: number;
	
	    static createFrom(source: any = {}) {
	        return new AuditPage(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.entries = this.convertValues(source["entries"], AuditEntry);
	        this.total = source["total"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class Backup {
	    id: string;
	    reason: string;
	    // Go type: time
	    at: any;
	    size: number;
	    records: number;
	
	    static createFrom(source: any = {}) {
	        return new Backup(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.reason = source["reason"];
	        this.at = this.convertValues(source["at"], null);
	        this.size = source["size"];
	        this.records = source["records"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class BrokenFormula {
	    moduleName: string;
	    tableName: string;
	    name: string;
	
	    static createFrom(source: any = {}) {
	        return new BrokenFormula(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.moduleName = source["moduleName"];
	        this.tableName = source["tableName"];
	        this.name = source["name"];
	    }
	}
	export class CallSeries {
	    id: string;
	    name: string;
	    hint: string;
	    calls: number[];
	
	    static createFrom(source: any = {}) {
	        return new CallSeries(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.name = source["name"];
	        this.hint = source["hint"];
	        this.calls = source["calls"];
	    }
	}
	export class Caption {
	    name: string;
	    labels: Record<string, string>;
	
	    static createFrom(source: any = {}) {
	        return new Caption(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.labels = source["labels"];
	    }
	}
	export class ClearedLinks {
	    field: number;
	    links: number[][];
	
	    static createFrom(source: any = {}) {
	        return new ClearedLinks(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.field = source["field"];
	        this.links = source["links"];
	    }
	}
	export class FunctionComparison {
	    module: Caption;
	    name: string;
	    goes: boolean;
	    comes: boolean;
	    back: boolean;
	
	    static createFrom(source: any = {}) {
	        return new FunctionComparison(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.module = this.convertValues(source["module"], Caption);
	        this.name = source["name"];
	        this.goes = source["goes"];
	        this.comes = source["comes"];
	        this.back = source["back"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class TableComparison {
	    module: Caption;
	    table: Caption;
	    goes: boolean;
	    comes: boolean;
	    now: number;
	    then: number;
	    recordsGo: number;
	    recordsCome: number;
	    recordsBack: number;
	    fieldsGo: Caption[];
	    fieldsCome: Caption[];
	
	    static createFrom(source: any = {}) {
	        return new TableComparison(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.module = this.convertValues(source["module"], Caption);
	        this.table = this.convertValues(source["table"], Caption);
	        this.goes = source["goes"];
	        this.comes = source["comes"];
	        this.now = source["now"];
	        this.then = source["then"];
	        this.recordsGo = source["recordsGo"];
	        this.recordsCome = source["recordsCome"];
	        this.recordsBack = source["recordsBack"];
	        this.fieldsGo = this.convertValues(source["fieldsGo"], Caption);
	        this.fieldsCome = this.convertValues(source["fieldsCome"], Caption);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Comparison {
	    backup: Backup;
	    tables: TableComparison[];
	    functions: FunctionComparison[];
	
	    static createFrom(source: any = {}) {
	        return new Comparison(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.backup = this.convertValues(source["backup"], Backup);
	        this.tables = this.convertValues(source["tables"], TableComparison);
	        this.functions = this.convertValues(source["functions"], FunctionComparison);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class DailyCalls {
	    days: string[];
	    series: CallSeries[];
	
	    static createFrom(source: any = {}) {
	        return new DailyCalls(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.days = source["days"];
	        this.series = this.convertValues(source["series"], CallSeries);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Error {
	    code: string;
	    id: string;
	    args: Record<string, any>;
	
	    static createFrom(source: any = {}) {
	        return new Error(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.code = source["code"];
	        this.id = source["id"];
	        this.args = source["args"];
	    }
	}
	export class ExpressionError {
	    line: number;
	    column: number;
	    message: string;
	
	    static createFrom(source: any = {}) {
	        return new ExpressionError(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.line = source["line"];
	        this.column = source["column"];
	        this.message = source["message"];
	    }
	}
	export class Option {
	    id?: string;
	    name: string;
	    order?: number;
	    labels?: Record<string, string>;
	    color?: string;
	    textColor?: string;
	    icon?: string;
	
	    static createFrom(source: any = {}) {
	        return new Option(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.name = source["name"];
	        this.order = source["order"];
	        this.labels = source["labels"];
	        this.color = source["color"];
	        this.textColor = source["textColor"];
	        this.icon = source["icon"];
	    }
	}
	export class Options {
	    List: Option[];
	    Expression: string;
	
	    static createFrom(source: any = {}) {
	        return new Options(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.List = this.convertValues(source["List"], Option);
	        this.Expression = source["Expression"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Field {
	    name: string;
	    type: string;
	    variant?: string;
	    labels: Record<string, string>;
	    expression?: string;
	    options?: Options;
	    optionName?: string;
	    optionIcon?: string;
	    optionColor?: string;
	    index: boolean;
	    required: boolean;
	    search: boolean;
	    unique: boolean;
	    readRoles?: string[];
	    writeRoles?: string[];
	    refTableId?: string;
	    expressionErrors?: ExpressionError[];
	
	    static createFrom(source: any = {}) {
	        return new Field(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.type = source["type"];
	        this.variant = source["variant"];
	        this.labels = source["labels"];
	        this.expression = source["expression"];
	        this.options = this.convertValues(source["options"], Options);
	        this.optionName = source["optionName"];
	        this.optionIcon = source["optionIcon"];
	        this.optionColor = source["optionColor"];
	        this.index = source["index"];
	        this.required = source["required"];
	        this.search = source["search"];
	        this.unique = source["unique"];
	        this.readRoles = source["readRoles"];
	        this.writeRoles = source["writeRoles"];
	        this.refTableId = source["refTableId"];
	        this.expressionErrors = this.convertValues(source["expressionErrors"], ExpressionError);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class FieldChange {
	    name?: string;
	    labels: Record<string, string>;
	    expression?: string;
	    options?: Options;
	    optionName?: string;
	    optionIcon?: string;
	    optionColor?: string;
	    index?: boolean;
	    required?: boolean;
	    search?: boolean;
	    unique?: boolean;
	    readRoles: string[];
	    writeRoles: string[];
	
	    static createFrom(source: any = {}) {
	        return new FieldChange(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.labels = source["labels"];
	        this.expression = source["expression"];
	        this.options = this.convertValues(source["options"], Options);
	        this.optionName = source["optionName"];
	        this.optionIcon = source["optionIcon"];
	        this.optionColor = source["optionColor"];
	        this.index = source["index"];
	        this.required = source["required"];
	        this.search = source["search"];
	        this.unique = source["unique"];
	        this.readRoles = source["readRoles"];
	        this.writeRoles = source["writeRoles"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class FieldInput {
	    name: string;
	    type: string;
	    variant?: string;
	    labels: Record<string, string>;
	    expression?: string;
	    options?: Options;
	    optionName?: string;
	    optionIcon?: string;
	    optionColor?: string;
	    index: boolean;
	    required: boolean;
	    search: boolean;
	    unique: boolean;
	    readRoles?: string[];
	    writeRoles?: string[];
	    refTableName?: string;
	
	    static createFrom(source: any = {}) {
	        return new FieldInput(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.type = source["type"];
	        this.variant = source["variant"];
	        this.labels = source["labels"];
	        this.expression = source["expression"];
	        this.options = this.convertValues(source["options"], Options);
	        this.optionName = source["optionName"];
	        this.optionIcon = source["optionIcon"];
	        this.optionColor = source["optionColor"];
	        this.index = source["index"];
	        this.required = source["required"];
	        this.search = source["search"];
	        this.unique = source["unique"];
	        this.readRoles = source["readRoles"];
	        this.writeRoles = source["writeRoles"];
	        this.refTableName = source["refTableName"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Figures {
	    storage: number;
	    records: number;
	    callsMonth: number;
	    calls: number;
	
	    static createFrom(source: any = {}) {
	        return new Figures(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.storage = source["storage"];
	        this.records = source["records"];
	        this.callsMonth = source["callsMonth"];
	        this.calls = source["calls"];
	    }
	}
	export class FormerSecret {
	    id: string;
	    hint: string;
	    // Go type: time
	    rotatedAt: any;
	    // Go type: time
	    endsAt: any;
	
	    static createFrom(source: any = {}) {
	        return new FormerSecret(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.hint = source["hint"];
	        this.rotatedAt = this.convertValues(source["rotatedAt"], null);
	        this.endsAt = this.convertValues(source["endsAt"], null);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class FunctionChange {
	    name?: string;
	    code?: string;
	
	    static createFrom(source: any = {}) {
	        return new FunctionChange(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.code = source["code"];
	    }
	}
	
	export class FunctionInput {
	    name: string;
	    code: string;
	
	    static createFrom(source: any = {}) {
	        return new FunctionInput(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.code = source["code"];
	    }
	}
	export class Icon {
	    color?: string;
	    filling?: number;
	    icon: string;
	
	    static createFrom(source: any = {}) {
	        return new Icon(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.color = source["color"];
	        this.filling = source["filling"];
	        this.icon = source["icon"];
	    }
	}
	export class Key {
	    id: string;
	    workspaceId: string;
	    name: string;
	    scopes: string[];
	    modules: number[];
	    rateLimit?: number;
	    hint: string;
	    former: FormerSecret[];
	    state: string;
	    createdBy: string;
	    // Go type: time
	    createdAt: any;
	    // Go type: time
	    expiresAt?: any;
	    // Go type: time
	    lastUsedAt?: any;
	    unused: boolean;
	    // Go type: time
	    revokedAt?: any;
	    revokedBy: string;
	
	    static createFrom(source: any = {}) {
	        return new Key(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.workspaceId = source["workspaceId"];
	        this.name = source["name"];
	        this.scopes = source["scopes"];
	        this.modules = source["modules"];
	        this.rateLimit = source["rateLimit"];
	        this.hint = source["hint"];
	        this.former = this.convertValues(source["former"], FormerSecret);
	        this.state = source["state"];
	        this.createdBy = source["createdBy"];
	        this.createdAt = this.convertValues(source["createdAt"], null);
	        this.expiresAt = this.convertValues(source["expiresAt"], null);
	        this.lastUsedAt = this.convertValues(source["lastUsedAt"], null);
	        this.unused = source["unused"];
	        this.revokedAt = this.convertValues(source["revokedAt"], null);
	        this.revokedBy = source["revokedBy"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class KeyChange {
	    modules: number[];
	    rateLimit?: number;
	
	    static createFrom(source: any = {}) {
	        return new KeyChange(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.modules = source["modules"];
	        this.rateLimit = source["rateLimit"];
	    }
	}
	export class KeyInput {
	    name: string;
	    // Go type: time
	    expiresAt?: any;
	    scopes: string[];
	    modules: number[];
	    rateLimit?: number;
	
	    static createFrom(source: any = {}) {
	        return new KeyInput(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.expiresAt = this.convertValues(source["expiresAt"], null);
	        this.scopes = source["scopes"];
	        this.modules = source["modules"];
	        this.rateLimit = source["rateLimit"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Request {
	    // Go type: time
	    at: any;
	    operation: string;
	    status: number;
	    micros: number;
	    bytes: number;
	
	    static createFrom(source: any = {}) {
	        return new Request(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.at = this.convertValues(source["at"], null);
	        this.operation = source["operation"];
	        this.status = source["status"];
	        this.micros = source["micros"];
	        this.bytes = source["bytes"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class StatusCount {
	    status: number;
	    requests: number;
	
	    static createFrom(source: any = {}) {
	        return new StatusCount(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.status = source["status"];
	        this.requests = source["requests"];
	    }
	}
	export class KeyUsage {
	    key: Key;
	    calls: DailyCalls;
	    errors: StatusCount[];
	    requests: Request[];
	
	    static createFrom(source: any = {}) {
	        return new KeyUsage(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.key = this.convertValues(source["key"], Key);
	        this.calls = this.convertValues(source["calls"], DailyCalls);
	        this.errors = this.convertValues(source["errors"], StatusCount);
	        this.requests = this.convertValues(source["requests"], Request);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class KeyWarning {
	    keyId: string;
	    name: string;
	    workspaceName: string;
	    // Go type: time
	    expiresAt: any;
	    days: number;
	
	    static createFrom(source: any = {}) {
	        return new KeyWarning(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.keyId = source["keyId"];
	        this.name = source["name"];
	        this.workspaceName = source["workspaceName"];
	        this.expiresAt = this.convertValues(source["expiresAt"], null);
	        this.days = source["days"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Located {
	    id: number;
	    place: number;
	    isGone: boolean;
	
	    static createFrom(source: any = {}) {
	        return new Located(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.place = source["place"];
	        this.isGone = source["isGone"];
	    }
	}
	export class RemovedField {
	    moduleName: string;
	    tableName: string;
	    fieldName: string;
	    type: string;
	
	    static createFrom(source: any = {}) {
	        return new RemovedField(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.moduleName = source["moduleName"];
	        this.tableName = source["tableName"];
	        this.fieldName = source["fieldName"];
	        this.type = source["type"];
	    }
	}
	export class Losses {
	    tables: number;
	    records: number;
	    values: number;
	    links: number;
	    fields: RemovedField[];
	    formulas: BrokenFormula[];
	
	    static createFrom(source: any = {}) {
	        return new Losses(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.tables = source["tables"];
	        this.records = source["records"];
	        this.values = source["values"];
	        this.links = source["links"];
	        this.fields = this.convertValues(source["fields"], RemovedField);
	        this.formulas = this.convertValues(source["formulas"], BrokenFormula);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class ModuleChange {
	    name?: string;
	    labels: Record<string, string>;
	    icon?: Icon;
	    hideNavigation?: boolean;
	    isHidden?: boolean;
	    openRoles: string[];
	
	    static createFrom(source: any = {}) {
	        return new ModuleChange(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.labels = source["labels"];
	        this.icon = this.convertValues(source["icon"], Icon);
	        this.hideNavigation = source["hideNavigation"];
	        this.isHidden = source["isHidden"];
	        this.openRoles = source["openRoles"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class ModuleInput {
	    name: string;
	    labels: Record<string, string>;
	    icon?: Icon;
	    hideNavigation?: boolean;
	    isHidden?: boolean;
	    openRoles?: string[];
	
	    static createFrom(source: any = {}) {
	        return new ModuleInput(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.labels = source["labels"];
	        this.icon = this.convertValues(source["icon"], Icon);
	        this.hideNavigation = source["hideNavigation"];
	        this.isHidden = source["isHidden"];
	        this.openRoles = source["openRoles"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Named {
	    id: number;
	    title: string;
	
	    static createFrom(source: any = {}) {
	        return new Named(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.title = source["title"];
	    }
	}
	export class NewKey {
	    key: Key;
	    secret: string;
	
	    static createFrom(source: any = {}) {
	        return new NewKey(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.key = this.convertValues(source["key"], Key);
	        this.secret = source["secret"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	
	export class Organization {
	    name: string;
	    internalName: string;
	
	    static createFrom(source: any = {}) {
	        return new Organization(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.internalName = source["internalName"];
	    }
	}
	export class Path {
	    workspace: string;
	    module: string;
	    table: string;
	
	    static createFrom(source: any = {}) {
	        return new Path(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.workspace = source["workspace"];
	        this.module = source["module"];
	        this.table = source["table"];
	    }
	}
	export class Person {
	    name: string;
	    displayName: string;
	    email: string;
	
	    static createFrom(source: any = {}) {
	        return new Person(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.displayName = source["displayName"];
	        this.email = source["email"];
	    }
	}
	export class PersonForms {
	    day: string;
	    clock: string;
	    seconds: string;
	    yes: string;
	    no: string;
	
	    static createFrom(source: any = {}) {
	        return new PersonForms(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.day = source["day"];
	        this.clock = source["clock"];
	        this.seconds = source["seconds"];
	        this.yes = source["yes"];
	        this.no = source["no"];
	    }
	}
	export class Place {
	    x: number;
	    y: number;
	    width: number;
	    height: number;
	    maximised: boolean;
	
	    static createFrom(source: any = {}) {
	        return new Place(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.x = source["x"];
	        this.y = source["y"];
	        this.width = source["width"];
	        this.height = source["height"];
	        this.maximised = source["maximised"];
	    }
	}
	export class Removed {
	    links: ClearedLinks[];
	    incomplete: boolean;
	
	    static createFrom(source: any = {}) {
	        return new Removed(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.links = this.convertValues(source["links"], ClearedLinks);
	        this.incomplete = source["incomplete"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	
	export class Result {
	    type: string;
	    options?: Option[];
	    refTableId?: string;
	    refTableName?: string;
	    item?: Result;
	
	    static createFrom(source: any = {}) {
	        return new Result(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.type = source["type"];
	        this.options = this.convertValues(source["options"], Option);
	        this.refTableId = source["refTableId"];
	        this.refTableName = source["refTableName"];
	        this.item = this.convertValues(source["item"], Result);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Settings {
	    port: number;
	    onClose: string;
	    language: string;
	    workspaceId: string;
	    place?: Place;
	    saveFolder: string;
	    notifications: boolean;
	
	    static createFrom(source: any = {}) {
	        return new Settings(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.port = source["port"];
	        this.onClose = source["onClose"];
	        this.language = source["language"];
	        this.workspaceId = source["workspaceId"];
	        this.place = this.convertValues(source["place"], Place);
	        this.saveFolder = source["saveFolder"];
	        this.notifications = source["notifications"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class TableChange {
	    name?: string;
	    labels: Record<string, string>;
	    icon?: Icon;
	    createRoles: string[];
	    deleteRoles: string[];
	    readRoles: string[];
	    writeRoles: string[];
	    hasFiles?: boolean;
	    hasGlobalSearch?: boolean;
	    hasHistory?: boolean;
	    isEmailLinkingEnabled?: boolean;
	    isHidden?: boolean;
	
	    static createFrom(source: any = {}) {
	        return new TableChange(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.labels = source["labels"];
	        this.icon = this.convertValues(source["icon"], Icon);
	        this.createRoles = source["createRoles"];
	        this.deleteRoles = source["deleteRoles"];
	        this.readRoles = source["readRoles"];
	        this.writeRoles = source["writeRoles"];
	        this.hasFiles = source["hasFiles"];
	        this.hasGlobalSearch = source["hasGlobalSearch"];
	        this.hasHistory = source["hasHistory"];
	        this.isEmailLinkingEnabled = source["isEmailLinkingEnabled"];
	        this.isHidden = source["isHidden"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class TableInput {
	    name: string;
	    labels: Record<string, string>;
	    icon?: Icon;
	    createRoles?: string[];
	    deleteRoles?: string[];
	    readRoles?: string[];
	    writeRoles?: string[];
	    hasFiles: boolean;
	    hasGlobalSearch: boolean;
	    hasHistory: boolean;
	    isEmailLinkingEnabled: boolean;
	    isHidden: boolean;
	
	    static createFrom(source: any = {}) {
	        return new TableInput(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.labels = source["labels"];
	        this.icon = this.convertValues(source["icon"], Icon);
	        this.createRoles = source["createRoles"];
	        this.deleteRoles = source["deleteRoles"];
	        this.readRoles = source["readRoles"];
	        this.writeRoles = source["writeRoles"];
	        this.hasFiles = source["hasFiles"];
	        this.hasGlobalSearch = source["hasGlobalSearch"];
	        this.hasHistory = source["hasHistory"];
	        this.isEmailLinkingEnabled = source["isEmailLinkingEnabled"];
	        this.isHidden = source["isHidden"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Trashed {
	    id: string;
	    name: string;
	    internalName: string;
	    // Go type: time
	    createdAt: any;
	    // Go type: time
	    deletedAt: any;
	    // Go type: time
	    purgedAt: any;
	    size: number;
	
	    static createFrom(source: any = {}) {
	        return new Trashed(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.name = source["name"];
	        this.internalName = source["internalName"];
	        this.createdAt = this.convertValues(source["createdAt"], null);
	        this.deletedAt = this.convertValues(source["deletedAt"], null);
	        this.purgedAt = this.convertValues(source["purgedAt"], null);
	        this.size = source["size"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Workspace {
	    id: string;
	    name: string;
	    internalName: string;
	    // Go type: time
	    createdAt: any;
	
	    static createFrom(source: any = {}) {
	        return new Workspace(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.name = source["name"];
	        this.internalName = source["internalName"];
	        this.createdAt = this.convertValues(source["createdAt"], null);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class WorkspaceUsage {
	    workspace: Workspace;
	    figures: Figures;
	    problem?: Error;
	
	    static createFrom(source: any = {}) {
	        return new WorkspaceUsage(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.workspace = this.convertValues(source["workspace"], Workspace);
	        this.figures = this.convertValues(source["figures"], Figures);
	        this.problem = this.convertValues(source["problem"], Error);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Usage {
	    // Go type: time
	    updatedAt: any;
	    figures: Figures;
	    workspaces: WorkspaceUsage[];
	
	    static createFrom(source: any = {}) {
	        return new Usage(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.updatedAt = this.convertValues(source["updatedAt"], null);
	        this.figures = this.convertValues(source["figures"], Figures);
	        this.workspaces = this.convertValues(source["workspaces"], WorkspaceUsage);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class WorkspaceInput {
	    name: string;
	    internalName: string;
	
	    static createFrom(source: any = {}) {
	        return new WorkspaceInput(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.internalName = source["internalName"];
	    }
	}

}

export namespace bundle {
	
	export class Opened {
	    name: string;
	    was: string;
	    labels: Record<string, string>;
	
	    static createFrom(source: any = {}) {
	        return new Opened(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.was = source["was"];
	        this.labels = source["labels"];
	    }
	}
	export class TemplateTable {
	    name: string;
	    labels: Record<string, string>;
	    icon?: backend.Icon;
	    records: number;
	    links: string[];
	
	    static createFrom(source: any = {}) {
	        return new TemplateTable(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.labels = source["labels"];
	        this.icon = this.convertValues(source["icon"], backend.Icon);
	        this.records = source["records"];
	        this.links = source["links"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Template {
	    name: string;
	    labels: Record<string, string>;
	    icon?: backend.Icon;
	    tables: TemplateTable[];
	
	    static createFrom(source: any = {}) {
	        return new Template(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.labels = source["labels"];
	        this.icon = this.convertValues(source["icon"], backend.Icon);
	        this.tables = this.convertValues(source["tables"], TemplateTable);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class What {
	    workspace: string;
	    module: string;
	    records: boolean;
	
	    static createFrom(source: any = {}) {
	        return new What(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.workspace = source["workspace"];
	        this.module = source["module"];
	        this.records = source["records"];
	    }
	}

}

export namespace main {
	
	export class CloseQuestion {
	    usedKeys: window.UsedKey[];
	
	    static createFrom(source: any = {}) {
	        return new CloseQuestion(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.usedKeys = this.convertValues(source["usedKeys"], window.UsedKey);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Facts {
	    version: string;
	    home: string;
	    platform: string;
	    problem?: backend.Error;
	
	    static createFrom(source: any = {}) {
	        return new Facts(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.version = source["version"];
	        this.home = source["home"];
	        this.platform = source["platform"];
	        this.problem = this.convertValues(source["problem"], backend.Error);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Saved {
	    path: string;
	
	    static createFrom(source: any = {}) {
	        return new Saved(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.path = source["path"];
	    }
	}

}

export namespace nx {
	
	export class Error {
	    line: number;
	    column: number;
	    length: number;
	    id: string;
	    args: Record<string, string>;
	    message: string;
	
	    static createFrom(source: any = {}) {
	        return new Error(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.line = source["line"];
	        this.column = source["column"];
	        this.length = source["length"];
	        this.id = source["id"];
	        this.args = source["args"];
	        this.message = source["message"];
	    }
	}
	export class Span {
	    Start: number;
	    End: number;
	
	    static createFrom(source: any = {}) {
	        return new Span(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.Start = source["Start"];
	        this.End = source["End"];
	    }
	}

}

export namespace publish {
	
	export class Difference {
	    kind: string;
	    table: string;
	    record: number;
	    field: string;
	    here: string;
	    there: string;
	
	    static createFrom(source: any = {}) {
	        return new Difference(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.kind = source["kind"];
	        this.table = source["table"];
	        this.record = source["record"];
	        this.field = source["field"];
	        this.here = source["here"];
	        this.there = source["there"];
	    }
	}
	export class Note {
	    kind: string;
	    table: string;
	    field: string;
	    text: string;
	
	    static createFrom(source: any = {}) {
	        return new Note(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.kind = source["kind"];
	        this.table = source["table"];
	        this.field = source["field"];
	        this.text = source["text"];
	    }
	}
	export class Step {
	    kind: string;
	    name: string;
	    fields: string[];
	    count: number;
	
	    static createFrom(source: any = {}) {
	        return new Step(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.kind = source["kind"];
	        this.name = source["name"];
	        this.fields = source["fields"];
	        this.count = source["count"];
	    }
	}
	export class Target {
	    address: string;
	    workspace: string;
	    module: string;
	
	    static createFrom(source: any = {}) {
	        return new Target(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.address = source["address"];
	        this.workspace = source["workspace"];
	        this.module = source["module"];
	    }
	}
	export class Plan {
	    target: Target;
	    workspaceName: string;
	    steps: Step[];
	    records: number;
	
	    static createFrom(source: any = {}) {
	        return new Plan(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.target = this.convertValues(source["target"], Target);
	        this.workspaceName = source["workspaceName"];
	        this.steps = this.convertValues(source["steps"], Step);
	        this.records = source["records"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Result {
	    target: Target;
	    // Go type: time
	    startedAt: any;
	    changed: boolean;
	    tables: number;
	    fields: number;
	    records: number;
	    notes: Note[];
	    differences: Difference[];
	    different: number;
	
	    static createFrom(source: any = {}) {
	        return new Result(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.target = this.convertValues(source["target"], Target);
	        this.startedAt = this.convertValues(source["startedAt"], null);
	        this.changed = source["changed"];
	        this.tables = source["tables"];
	        this.fields = source["fields"];
	        this.records = source["records"];
	        this.notes = this.convertValues(source["notes"], Note);
	        this.differences = this.convertValues(source["differences"], Difference);
	        this.different = source["different"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	
	export class Unfinished {
	    id: string;
	    target: Target;
	    // Go type: time
	    startedAt: any;
	    module: string;
	    labels: Record<string, string>;
	    done: number;
	    total: number;
	    changed: boolean;
	
	    static createFrom(source: any = {}) {
	        return new Unfinished(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.target = this.convertValues(source["target"], Target);
	        this.startedAt = this.convertValues(source["startedAt"], null);
	        this.module = source["module"];
	        this.labels = source["labels"];
	        this.done = source["done"];
	        this.total = source["total"];
	        this.changed = source["changed"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class What {
	    workspace: string;
	    module: string;
	    records: boolean;
	
	    static createFrom(source: any = {}) {
	        return new What(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.workspace = source["workspace"];
	        this.module = source["module"];
	        this.records = source["records"];
	    }
	}

}

export namespace rest {
	
	export class State {
	    state: string;
	    address: string;
	    port: number;
	    error?: backend.Error;
	
	    static createFrom(source: any = {}) {
	        return new State(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.state = source["state"];
	        this.address = source["address"];
	        this.port = source["port"];
	        this.error = this.convertValues(source["error"], backend.Error);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}

}

export namespace window {
	
	export class BackupDone {
	    cancelled: boolean;
	    backup?: backend.Backup;
	    workspace?: backend.Workspace;
	
	    static createFrom(source: any = {}) {
	        return new BackupDone(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.cancelled = source["cancelled"];
	        this.backup = this.convertValues(source["backup"], backend.Backup);
	        this.workspace = this.convertValues(source["workspace"], backend.Workspace);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class BadRow {
	    line: number;
	    reasons: backend.Error[];
	    cells: string[];
	
	    static createFrom(source: any = {}) {
	        return new BadRow(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.line = source["line"];
	        this.reasons = this.convertValues(source["reasons"], backend.Error);
	        this.cells = source["cells"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class BadRowsWords {
	    line: string;
	    reason: string;
	    sentences: Record<string, string>;
	    names: Record<string, any>;
	
	    static createFrom(source: any = {}) {
	        return new BadRowsWords(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.line = source["line"];
	        this.reason = source["reason"];
	        this.sentences = source["sentences"];
	        this.names = source["names"];
	    }
	}
	export class BundleOpened {
	    modules: bundle.Opened[];
	    cancelled: boolean;
	    seconds: number;
	
	    static createFrom(source: any = {}) {
	        return new BundleOpened(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.modules = this.convertValues(source["modules"], bundle.Opened);
	        this.cancelled = source["cancelled"];
	        this.seconds = source["seconds"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class BundleSaved {
	    file: string;
	    cancelled: boolean;
	    seconds: number;
	
	    static createFrom(source: any = {}) {
	        return new BundleSaved(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.file = source["file"];
	        this.cancelled = source["cancelled"];
	        this.seconds = source["seconds"];
	    }
	}
	export class Misfit {
	    line: number;
	    value: string;
	
	    static createFrom(source: any = {}) {
	        return new Misfit(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.line = source["line"];
	        this.value = source["value"];
	    }
	}
	export class Column {
	    name: string;
	    field: backend.FieldInput;
	    fits: string;
	    filled: number;
	    valid: number;
	    sample: string;
	    misfit?: Misfit;
	
	    static createFrom(source: any = {}) {
	        return new Column(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.field = this.convertValues(source["field"], backend.FieldInput);
	        this.fits = source["fits"];
	        this.filled = source["filled"];
	        this.valid = source["valid"];
	        this.sample = source["sample"];
	        this.misfit = this.convertValues(source["misfit"], Misfit);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class LinkedRecord {
	    id: number;
	    title: string;
	
	    static createFrom(source: any = {}) {
	        return new LinkedRecord(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.title = source["title"];
	    }
	}
	export class ColumnFit {
	    column: number;
	    filled: number;
	    valid: number;
	    misfit?: Misfit;
	    by: string;
	    sample: string;
	    link?: LinkedRecord;
	
	    static createFrom(source: any = {}) {
	        return new ColumnFit(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.column = source["column"];
	        this.filled = source["filled"];
	        this.valid = source["valid"];
	        this.misfit = this.convertValues(source["misfit"], Misfit);
	        this.by = source["by"];
	        this.sample = source["sample"];
	        this.link = this.convertValues(source["link"], LinkedRecord);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class ColumnPlan {
	    column: number;
	    field: string;
	    key: boolean;
	    by: string;
	
	    static createFrom(source: any = {}) {
	        return new ColumnPlan(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.column = source["column"];
	        this.field = source["field"];
	        this.key = source["key"];
	        this.by = source["by"];
	    }
	}
	export class ExportPlan {
	    file: string;
	    format: string;
	    ask: backend.Ask;
	    fields: string[];
	    header: string;
	    locale: string;
	    id: boolean;
	    links: string;
	    encoding: string;
	    mark: boolean;
	    delimiter: string;
	    numbers: string;
	    forms?: backend.PersonForms;
	
	    static createFrom(source: any = {}) {
	        return new ExportPlan(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.file = source["file"];
	        this.format = source["format"];
	        this.ask = this.convertValues(source["ask"], backend.Ask);
	        this.fields = source["fields"];
	        this.header = source["header"];
	        this.locale = source["locale"];
	        this.id = source["id"];
	        this.links = source["links"];
	        this.encoding = source["encoding"];
	        this.mark = source["mark"];
	        this.delimiter = source["delimiter"];
	        this.numbers = source["numbers"];
	        this.forms = this.convertValues(source["forms"], backend.PersonForms);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class ExportResult {
	    file: string;
	    cancelled: boolean;
	    records: number;
	    bytes: number;
	    seconds: number;
	
	    static createFrom(source: any = {}) {
	        return new ExportResult(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.file = source["file"];
	        this.cancelled = source["cancelled"];
	        this.records = source["records"];
	        this.bytes = source["bytes"];
	        this.seconds = source["seconds"];
	    }
	}
	export class FormulaCheck {
	    faults: nx.Error[];
	    type: string;
	
	    static createFrom(source: any = {}) {
	        return new FormulaCheck(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.faults = this.convertValues(source["faults"], nx.Error);
	        this.type = source["type"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class FormulaRead {
	    table: string;
	    field: string;
	
	    static createFrom(source: any = {}) {
	        return new FormulaRead(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.table = source["table"];
	        this.field = source["field"];
	    }
	}
	export class FormulaEntry {
	    table: string;
	    field: string;
	    text: string;
	    type: string;
	    faults: nx.Error[];
	    reads: FormulaRead[];
	
	    static createFrom(source: any = {}) {
	        return new FormulaEntry(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.table = source["table"];
	        this.field = source["field"];
	        this.text = source["text"];
	        this.type = source["type"];
	        this.faults = this.convertValues(source["faults"], nx.Error);
	        this.reads = this.convertValues(source["reads"], FormulaRead);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class FormulaInput {
	    text: string;
	    field: string;
	
	    static createFrom(source: any = {}) {
	        return new FormulaInput(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.text = source["text"];
	        this.field = source["field"];
	    }
	}
	export class FormulaPart {
	    start: number;
	    end: number;
	    time: number;
	    type: string;
	    result?: backend.Result;
	    value: number[];
	    fault?: nx.Error;
	
	    static createFrom(source: any = {}) {
	        return new FormulaPart(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.start = source["start"];
	        this.end = source["end"];
	        this.time = source["time"];
	        this.type = source["type"];
	        this.result = this.convertValues(source["result"], backend.Result);
	        this.value = source["value"];
	        this.fault = this.convertValues(source["fault"], nx.Error);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class FormulaRow {
	    id: string;
	    title: string;
	    value: number[];
	    fault?: nx.Error;
	
	    static createFrom(source: any = {}) {
	        return new FormulaRow(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.title = source["title"];
	        this.value = source["value"];
	        this.fault = this.convertValues(source["fault"], nx.Error);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class FormulaPreview {
	    result?: backend.Result;
	    rows: FormulaRow[];
	    links: Record<string, string>;
	
	    static createFrom(source: any = {}) {
	        return new FormulaPreview(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.result = this.convertValues(source["result"], backend.Result);
	        this.rows = this.convertValues(source["rows"], FormulaRow);
	        this.links = source["links"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	
	export class FormulaTrace {
	    text: string;
	    parts: FormulaPart[];
	    links: Record<string, string>;
	
	    static createFrom(source: any = {}) {
	        return new FormulaTrace(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.text = source["text"];
	        this.parts = this.convertValues(source["parts"], FormulaPart);
	        this.links = source["links"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Frame {
	    url: string;
	    origin: string;
	    key: string;
	    workspaceId: string;
	    // Go type: time
	    expiresAt: any;
	
	    static createFrom(source: any = {}) {
	        return new Frame(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.url = source["url"];
	        this.origin = source["origin"];
	        this.key = source["key"];
	        this.workspaceId = source["workspaceId"];
	        this.expiresAt = this.convertValues(source["expiresAt"], null);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Function {
	    id: string;
	    name: string;
	    code: string;
	    faults: nx.Error[];
	
	    static createFrom(source: any = {}) {
	        return new Function(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.name = source["name"];
	        this.code = source["code"];
	        this.faults = this.convertValues(source["faults"], nx.Error);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class SheetOptions {
	    sheet: string;
	    encoding: string;
	    delimiter: string;
	    quote: string;
	    numbers: string;
	    dates: string;
	    header?: boolean;
	    from: number;
	
	    static createFrom(source: any = {}) {
	        return new SheetOptions(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.sheet = source["sheet"];
	        this.encoding = source["encoding"];
	        this.delimiter = source["delimiter"];
	        this.quote = source["quote"];
	        this.numbers = source["numbers"];
	        this.dates = source["dates"];
	        this.header = source["header"];
	        this.from = source["from"];
	    }
	}
	export class ImportPlan {
	    path: backend.Path;
	    table?: backend.TableInput;
	    fields: backend.FieldInput[];
	    columns: ColumnPlan[];
	    mode: string;
	    options: SheetOptions;
	    strict: boolean;
	
	    static createFrom(source: any = {}) {
	        return new ImportPlan(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.path = this.convertValues(source["path"], backend.Path);
	        this.table = this.convertValues(source["table"], backend.TableInput);
	        this.fields = this.convertValues(source["fields"], backend.FieldInput);
	        this.columns = this.convertValues(source["columns"], ColumnPlan);
	        this.mode = source["mode"];
	        this.options = this.convertValues(source["options"], SheetOptions);
	        this.strict = source["strict"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class ImportResult {
	    path: backend.Path;
	    cancelled: boolean;
	    refused: boolean;
	    imported: number;
	    updated: number;
	    skipped: number;
	    bad: number;
	    badRows: BadRow[];
	    seconds: number;
	
	    static createFrom(source: any = {}) {
	        return new ImportResult(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.path = this.convertValues(source["path"], backend.Path);
	        this.cancelled = source["cancelled"];
	        this.refused = source["refused"];
	        this.imported = source["imported"];
	        this.updated = source["updated"];
	        this.skipped = source["skipped"];
	        this.bad = source["bad"];
	        this.badRows = this.convertValues(source["badRows"], BadRow);
	        this.seconds = source["seconds"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class LanguageParam {
	    name: string;
	    takes: string;
	    optional: boolean;
	    rest: boolean;
	
	    static createFrom(source: any = {}) {
	        return new LanguageParam(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.takes = source["takes"];
	        this.optional = source["optional"];
	        this.rest = source["rest"];
	    }
	}
	export class LanguageForm {
	    params: LanguageParam[];
	    gives: string;
	
	    static createFrom(source: any = {}) {
	        return new LanguageForm(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.params = this.convertValues(source["params"], LanguageParam);
	        this.gives = source["gives"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class LanguageFunction {
	    name: string;
	    forms: LanguageForm[];
	
	    static createFrom(source: any = {}) {
	        return new LanguageFunction(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.forms = this.convertValues(source["forms"], LanguageForm);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Language {
	    words: string[];
	    functions: LanguageFunction[];
	
	    static createFrom(source: any = {}) {
	        return new Language(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.words = source["words"];
	        this.functions = this.convertValues(source["functions"], LanguageFunction);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	
	
	
	export class LookRow {
	    line: number;
	    cells: string[];
	
	    static createFrom(source: any = {}) {
	        return new LookRow(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.line = source["line"];
	        this.cells = source["cells"];
	    }
	}
	export class SheetName {
	    name: string;
	    hidden: boolean;
	
	    static createFrom(source: any = {}) {
	        return new SheetName(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.hidden = source["hidden"];
	    }
	}
	export class Look {
	    kind: string;
	    options: SheetOptions;
	    datesDiffer: boolean;
	    sheets: SheetName[];
	    label: string;
	    heads: LookRow[];
	    columns: Column[];
	    rows: LookRow[];
	    count: number;
	    whole: boolean;
	    fault?: backend.Error;
	
	    static createFrom(source: any = {}) {
	        return new Look(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.kind = source["kind"];
	        this.options = this.convertValues(source["options"], SheetOptions);
	        this.datesDiffer = source["datesDiffer"];
	        this.sheets = this.convertValues(source["sheets"], SheetName);
	        this.label = source["label"];
	        this.heads = this.convertValues(source["heads"], LookRow);
	        this.columns = this.convertValues(source["columns"], Column);
	        this.rows = this.convertValues(source["rows"], LookRow);
	        this.count = source["count"];
	        this.whole = source["whole"];
	        this.fault = this.convertValues(source["fault"], backend.Error);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	
	export class Table {
	    id: string;
	    name: string;
	    labels: Record<string, string>;
	    icon?: backend.Icon;
	    isHidden: boolean;
	    hasHistory: boolean;
	    records: number;
	    fields: backend.Field[];
	    title: string;
	    otherEnds: Record<string, string>;
	    results: Record<string, backend.Result>;
	
	    static createFrom(source: any = {}) {
	        return new Table(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.name = source["name"];
	        this.labels = source["labels"];
	        this.icon = this.convertValues(source["icon"], backend.Icon);
	        this.isHidden = source["isHidden"];
	        this.hasHistory = source["hasHistory"];
	        this.records = source["records"];
	        this.fields = this.convertValues(source["fields"], backend.Field);
	        this.title = source["title"];
	        this.otherEnds = source["otherEnds"];
	        this.results = this.convertValues(source["results"], backend.Result, true);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Module {
	    id: string;
	    name: string;
	    labels: Record<string, string>;
	    icon?: backend.Icon;
	    isHidden: boolean;
	    tables: Table[];
	
	    static createFrom(source: any = {}) {
	        return new Module(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.name = source["name"];
	        this.labels = source["labels"];
	        this.icon = this.convertValues(source["icon"], backend.Icon);
	        this.isHidden = source["isHidden"];
	        this.tables = this.convertValues(source["tables"], Table);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Page {
	    records: number[];
	    hasMore: boolean;
	    total: number;
	    found: number;
	    links: Record<string, any>;
	    problems: Record<string, any>;
	
	    static createFrom(source: any = {}) {
	        return new Page(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.records = source["records"];
	        this.hasMore = source["hasMore"];
	        this.total = source["total"];
	        this.found = source["found"];
	        this.links = source["links"];
	        this.problems = source["problems"];
	    }
	}
	export class PublishResult {
	    published: publish.Result;
	    cancelled: boolean;
	    seconds: number;
	
	    static createFrom(source: any = {}) {
	        return new PublishResult(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.published = this.convertValues(source["published"], publish.Result);
	        this.cancelled = source["cancelled"];
	        this.seconds = source["seconds"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	
	export class StorageState {
	    fault?: backend.Error;
	
	    static createFrom(source: any = {}) {
	        return new StorageState(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.fault = this.convertValues(source["fault"], backend.Error);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class Tried {
	    status: number;
	    body: string;
	
	    static createFrom(source: any = {}) {
	        return new Tried(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.status = source["status"];
	        this.body = source["body"];
	    }
	}
	export class UsedKey {
	    name: string;
	    workspace: string;
	
	    static createFrom(source: any = {}) {
	        return new UsedKey(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.workspace = source["workspace"];
	    }
	}

}

